package nl.mutatieboek.security;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * Client of the OpenID Connect issuer. Its metadata is requested at the first login and retried until it succeeds, so
 * the application starts without the issuer. No request takes longer than {@link #TIMEOUT}; after a failure none is
 * sent for {@link #PAUSE}.
 */
@Component
final class OidcProviderClient
        implements ClientRegistrationRepository, JwtDecoder, JwtDecoderFactory<ClientRegistration> {
    /** Registration identifier in the URLs of the pages. */
    static final String REGISTRATION_ID = "issuer";

    private static final Logger LOG = LoggerFactory.getLogger(OidcProviderClient.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final List<SignatureAlgorithm> ACCEPTED_ALGORITHMS = List.of(
            SignatureAlgorithm.RS256,
            SignatureAlgorithm.RS384,
            SignatureAlgorithm.RS512,
            SignatureAlgorithm.ES256,
            SignatureAlgorithm.ES384,
            SignatureAlgorithm.ES512);

    private final OidcProperties properties;
    private final RestTemplate http;
    private final SingletonSupplier<ClientRegistration> registration = SingletonSupplier.of(this::discover);
    private final SingletonSupplier<JwtDecoder> accessTokens = SingletonSupplier.of(this::accessTokenDecoder);
    private final SingletonSupplier<JwtDecoder> idTokens = SingletonSupplier.of(this::idTokenDecoder);
    private volatile @Nullable Long failedAt;

    /** The issuer is unavailable, or its response is not that of the issuer. */
    static final class OidcProviderUnavailableException extends JwtException {
        OidcProviderUnavailableException(String message) {
            super(message);
        }

        OidcProviderUnavailableException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    OidcProviderClient(OidcProperties properties) {
        this.properties = properties;
        this.http = properties.isConfigured() ? client() : new RestTemplate();
    }

    private static RestTemplate client() {
        // The read timeout covers the whole response, and redirects to another host are not followed.
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

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        return properties.isConfigured() && id.equals(REGISTRATION_ID) ? registration.obtain() : null;
    }

    /** @throws OidcProviderUnavailableException if the issuer is unavailable */
    @Override
    public Jwt decode(String token) {
        return accessTokens.obtain().decode(token);
    }

    /** Returns the ID token decoder, which reuses keys and has the same timeout. */
    @Override
    public JwtDecoder createDecoder(ClientRegistration registration) {
        return token -> idTokens.obtain().decode(token);
    }

    /** Requests are serialized here; after a failure, waiting requests fail without another attempt. */
    private ClientRegistration discover() {
        Long failed = failedAt;
        if (failed != null && System.nanoTime() - failed < PAUSE.toNanos()) {
            throw new OidcProviderUnavailableException("OpenID Connect issuer was unavailable a moment ago");
        }
        try {
            return requestMetadata();
        } catch (RuntimeException e) {
            failedAt = System.nanoTime();
            LOG.warn("OpenID Connect issuer unavailable: {}", e.getMessage());
            throw e instanceof OidcProviderUnavailableException
                    ? e
                    : new OidcProviderUnavailableException("OpenID Connect issuer unavailable", e);
        }
    }

    private ClientRegistration requestMetadata() {
        String issuer = properties.issuer();
        String address = issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration";
        Map<String, Object> metadata = http.exchange(
                        address, HttpMethod.GET, null, new ParameterizedTypeReference<Map<String, Object>>() {})
                .getBody();
        if (metadata == null || !issuer.equals(metadata.get("issuer"))) {
            throw new OidcProviderUnavailableException("Issuer in the metadata differs from mutatieboek.oidc.issuer");
        }
        return ClientRegistrations.fromOidcConfiguration(metadata)
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
        return NimbusJwtDecoder.withJwkSetUri(String.valueOf(
                        registration.obtain().getProviderDetails().getJwkSetUri()))
                .restOperations(http);
    }

    private JwtDecoder accessTokenDecoder() {
        NimbusJwtDecoder decoder = keys().jwsAlgorithms(allowed -> allowed.addAll(ACCEPTED_ALGORITHMS))
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
                new JwtAudienceValidator(properties.audience())));
        return decoder;
    }

    private JwtDecoder idTokenDecoder() {
        SignatureAlgorithm algorithm = Objects.requireNonNull(SignatureAlgorithm.from(properties.idTokenAlgorithm()));
        NimbusJwtDecoder decoder = keys().jwsAlgorithm(algorithm).build();
        decoder.setJwtValidator(
                JwtValidators.createDefaultWithValidators(List.of(new OidcIdTokenValidator(registration.obtain()))));
        decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
        return decoder;
    }

    /** Creates the client that exchanges a code for tokens. */
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

    /** Creates the client of the user info endpoint. */
    RestTemplate userInfoClient() {
        RestTemplate client = new RestTemplate(http.getRequestFactory());
        client.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        return client;
    }

    OidcProperties properties() {
        return properties;
    }
}
