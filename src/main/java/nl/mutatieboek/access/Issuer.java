package nl.mutatieboek.access;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * The issuer that vouches for people. It is asked where its doors and keys are when somebody first comes in by it, and again
 * until it answers: the application starts without it. Nothing else on the network is ever asked.
 */
@Component
final class Issuer implements ClientRegistrationRepository, JwtDecoder {
    /** The name of the issuer in the addresses of the pages. */
    static final String REGISTRATION = "issuer";

    private static final Logger LOG = LoggerFactory.getLogger(Issuer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final List<SignatureAlgorithm> SIGNED = List.of(
            SignatureAlgorithm.RS256,
            SignatureAlgorithm.RS384,
            SignatureAlgorithm.RS512,
            SignatureAlgorithm.ES256,
            SignatureAlgorithm.ES384,
            SignatureAlgorithm.ES512);

    private final ConfiguredIssuer configured;
    private final RestTemplate http;
    private volatile @Nullable ClientRegistration registration;
    private volatile @Nullable JwtDecoder tokens;

    /** The issuer does not answer, or not as an issuer does. */
    static final class Away extends JwtException {
        private static final long serialVersionUID = 1L;

        Away(String why) {
            super(why);
        }

        Away(String why, Throwable cause) {
            super(why, cause);
        }
    }

    Issuer(ConfiguredIssuer configured) {
        this.configured = configured;
        SimpleClientHttpRequestFactory patient = new SimpleClientHttpRequestFactory();
        patient.setConnectTimeout(PATIENCE);
        patient.setReadTimeout(PATIENCE);
        this.http = new RestTemplate(patient);
    }

    boolean isNamed() {
        return configured.isNamed();
    }

    /** @throws Away when the issuer does not answer */
    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        return configured.isNamed() && id.equals(REGISTRATION) ? registration() : null;
    }

    /** @throws Away when the issuer does not answer */
    @Override
    public Jwt decode(String token) {
        JwtDecoder known = tokens;
        if (known == null) {
            known = decoder(String.valueOf(registration().getProviderDetails().getJwkSetUri()));
            tokens = known;
        }
        return known.decode(token);
    }

    private ClientRegistration registration() {
        ClientRegistration known = registration;
        if (known == null) {
            known = asked(this::discover);
            registration = known;
        }
        return known;
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (Away e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warn("The issuer does not answer: {}", e.getMessage());
            throw new Away("The issuer does not answer", e);
        }
    }

    private ClientRegistration discover() {
        String issuer = configured.issuer();
        String address = issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration";
        Map<String, Object> said = http.exchange(
                        address, HttpMethod.GET, null, new ParameterizedTypeReference<Map<String, Object>>() {})
                .getBody();
        if (said == null || !issuer.equals(said.get("issuer"))) {
            throw new Away("The issuer calls itself otherwise");
        }
        boolean isPublic = configured.clientSecret().isEmpty();
        return ClientRegistrations.fromOidcConfiguration(said)
                .registrationId(REGISTRATION)
                .clientName(issuer)
                .clientId(configured.clientId())
                .clientSecret(configured.clientSecret())
                .clientAuthenticationMethod(
                        isPublic ? ClientAuthenticationMethod.NONE : ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                .scope("openid", "profile")
                .build();
    }

    private JwtDecoder decoder(String keys) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(keys)
                .restOperations(http)
                .jwsAlgorithms(allowed -> allowed.addAll(SIGNED))
                .validateType(false)
                .build();
        JwtTypeValidator type = new JwtTypeValidator("JWT", "at+jwt");
        type.setAllowEmpty(true);
        JwtTimestampValidator time = new JwtTimestampValidator();
        time.setAllowEmptyExpiryClaim(false);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                type,
                time,
                new JwtIssuerValidator(configured.issuer()),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, meant -> meant != null && meant.contains(configured.audience()))));
        return decoder;
    }

    /** Asks for the tokens that a code stands for. */
    RestClient tokenClient() {
        return RestClient.builder()
                .requestFactory(http.getRequestFactory())
                .configureMessageConverters(converters -> converters
                        .disableDefaults()
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build();
    }

    /** Asks what more is to be said of somebody. */
    RestTemplate userInfoClient() {
        RestTemplate client = new RestTemplate(http.getRequestFactory());
        client.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        return client;
    }

    ConfiguredIssuer configured() {
        return configured;
    }
}
