package nl.mutatieboek.security;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * The OpenID Connect issuer. Its metadata is requested at the first login, and again until it answers: the application starts
 * without it. No request to it takes longer than {@link #TIMEOUT}, and after a failure none is sent for {@link #PAUSE}.
 */
@Component
final class OidcProviderClient
        implements ClientRegistrationRepository, JwtDecoder, JwtDecoderFactory<ClientRegistration> {
    /** The name of the issuer in the addresses of the pages. */
    static final String REGISTRATION_ID = "issuer";

    private static final Logger LOG = LoggerFactory.getLogger(OidcProviderClient.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final List<SignatureAlgorithm> SIGNED = List.of(
            SignatureAlgorithm.RS256,
            SignatureAlgorithm.RS384,
            SignatureAlgorithm.RS512,
            SignatureAlgorithm.ES256,
            SignatureAlgorithm.ES384,
            SignatureAlgorithm.ES512);

    private final OidcProperties properties;
    private final RestTemplate http;
    private final ClientRegistrationRepository registrations = new SupplierClientRegistrationRepository(
            () -> new InMemoryClientRegistrationRepository(List.of(discover())));
    private final JwtDecoder accessTokens = lazy(this::accessTokenDecoder);
    private final JwtDecoder idTokens = lazy(this::idTokenDecoder);
    private volatile @Nullable Long failedAt;

    /** The issuer does not answer, or not as an issuer does. */
    static final class OidcProviderUnavailableException extends JwtException {
        private static final long serialVersionUID = 1L;

        OidcProviderUnavailableException(String why) {
            super(why);
        }

        OidcProviderUnavailableException(String why, Throwable cause) {
            super(why, cause);
        }
    }

    OidcProviderClient(OidcProperties configured) {
        this.properties = configured;
        this.http = configured.isConfigured() ? client() : new RestTemplate();
    }

    private static RestTemplate client() {
        // Its read timeout is one for the whole response, however slowly that comes; and it follows no redirect to
        // another host.
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TIMEOUT)
                .build());
        requests.setReadTimeout(TIMEOUT);
        return new RestTemplate(requests);
    }

    boolean isConfigured() {
        return properties.isConfigured();
    }

    /** @throws OidcProviderUnavailableException when the issuer does not answer */
    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        return properties.isConfigured() && id.equals(REGISTRATION_ID) ? registrations.findByRegistrationId(id) : null;
    }

    /** @throws OidcProviderUnavailableException when the issuer does not answer */
    @Override
    public Jwt decode(String token) {
        return accessTokens.decode(token);
    }

    /** Decodes ID tokens; with the same keys each time, and within the same timeout as all other requests. */
    @Override
    public JwtDecoder createDecoder(ClientRegistration registration) {
        return idTokens;
    }

    private static JwtDecoder lazy(Supplier<JwtDecoder> decoder) {
        JwtDecoder lazy = new SupplierJwtDecoder(decoder);
        return token -> {
            try {
                return lazy.decode(token);
            } catch (JwtDecoderInitializationException e) {
                throw new OidcProviderUnavailableException("The issuer does not answer", e);
            }
        };
    }

    private ClientRegistration registration() {
        return Objects.requireNonNull(registrations.findByRegistrationId(REGISTRATION_ID));
    }

    /** Requests wait for one another here; those that waited for a failure do not wait for the next one. */
    private ClientRegistration discover() {
        Long failed = failedAt;
        if (failed != null && System.nanoTime() - failed < PAUSE.toNanos()) {
            throw new OidcProviderUnavailableException("The issuer did not answer a moment ago");
        }
        try {
            return discovered();
        } catch (RuntimeException e) {
            failedAt = System.nanoTime();
            LOG.warn("The issuer does not answer: {}", e.getMessage());
            throw e instanceof OidcProviderUnavailableException
                    ? e
                    : new OidcProviderUnavailableException("The issuer does not answer", e);
        }
    }

    private ClientRegistration discovered() {
        String issuer = properties.issuer();
        String address = issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration";
        Map<String, Object> said = http.exchange(
                        address, HttpMethod.GET, null, new ParameterizedTypeReference<Map<String, Object>>() {})
                .getBody();
        if (said == null || !issuer.equals(said.get("issuer"))) {
            throw new OidcProviderUnavailableException("The issuer calls itself otherwise");
        }
        return ClientRegistrations.fromOidcConfiguration(said)
                .registrationId(REGISTRATION_ID)
                .clientName(issuer)
                .clientId(properties.clientId())
                .clientSecret(properties.clientSecret())
                .clientAuthenticationMethod(clientAuthentication())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                .scope("openid", "profile")
                .build();
    }

    private ClientAuthenticationMethod clientAuthentication() {
        if (!properties.clientKey().isEmpty()) {
            return ClientAuthenticationMethod.PRIVATE_KEY_JWT;
        }
        return properties.clientSecret().isEmpty()
                ? ClientAuthenticationMethod.NONE
                : ClientAuthenticationMethod.CLIENT_SECRET_BASIC;
    }

    private NimbusJwtDecoder.JwkSetUriJwtDecoderBuilder keys() {
        return NimbusJwtDecoder.withJwkSetUri(
                        String.valueOf(registration().getProviderDetails().getJwkSetUri()))
                .restOperations(http);
    }

    private JwtDecoder accessTokenDecoder() {
        NimbusJwtDecoder decoder = keys().jwsAlgorithms(allowed -> allowed.addAll(SIGNED))
                .validateType(false)
                .build();
        JwtTypeValidator type = new JwtTypeValidator("JWT", "at+jwt");
        type.setAllowEmpty(true);
        JwtTimestampValidator time = new JwtTimestampValidator();
        time.setAllowEmptyExpiryClaim(false);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                type,
                time,
                new JwtIssuerValidator(properties.issuer()),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, meant -> meant != null && meant.contains(properties.audience()))));
        return decoder;
    }

    private JwtDecoder idTokenDecoder() {
        SignatureAlgorithm algorithm = Objects.requireNonNull(SignatureAlgorithm.from(properties.idTokenAlgorithm()));
        NimbusJwtDecoder decoder = keys().jwsAlgorithm(algorithm).build();
        decoder.setJwtValidator(
                JwtValidators.createDefaultWithValidators(List.of(new OidcIdTokenValidator(registration()))));
        decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
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
                // RFC 6749, 5.2: this status is for a client that is not authenticated; the handler after it reads 400
                // alone.
                .defaultStatusHandler(status -> status.value() == 401, (request, response) -> {
                    throw new OAuth2AuthorizationException(new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT));
                })
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build();
    }

    /** Asks what more is to be said of somebody. */
    RestTemplate userInfoClient() {
        RestTemplate client = new RestTemplate(http.getRequestFactory());
        client.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        return client;
    }

    OidcProperties properties() {
        return properties;
    }
}
