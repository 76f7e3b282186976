package nl.mutatieboek.security;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import nl.mutatieboek.platform.http.ProblemRenderer;
import nl.mutatieboek.security.LocalAuthenticationProvider.LoginChannel;
import nl.mutatieboek.security.OidcAccountResolver.ResolvedOidcAccount;
import nl.mutatieboek.security.account.AccountService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.endpoint.NimbusJwtClientAuthenticationParametersConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Component;

/**
 * How somebody comes in at each of the two doors. With an issuer it alone vouches for people, and no password of this book lets
 * anybody in; services come in by their key either way.
 */
@Component
final class AuthenticationConfigurer {
    private static final Logger LOG = LoggerFactory.getLogger(AuthenticationConfigurer.class);

    private final LoginAccountResolver people;
    private final AccountService accounts;
    private final CredentialPasswordEncoder secrets;
    private final LoginAttemptLimiter guesses;
    private final VerifiedSecretCache heardBefore;
    private final OidcProviderClient issuer;
    private final OidcAccountResolver vouched;
    private final ProblemRenderer problems;
    private final Duration longestSession;
    private final Clock clock;

    AuthenticationConfigurer(
            LoginAccountResolver people,
            AccountService accounts,
            CredentialPasswordEncoder secrets,
            LoginAttemptLimiter guesses,
            VerifiedSecretCache heardBefore,
            OidcProviderClient issuer,
            OidcAccountResolver vouched,
            ProblemRenderer problems,
            @Value("${mutatieboek.session.longest:10h}") Duration longestSession,
            Clock clock) {
        this.people = people;
        this.accounts = accounts;
        this.secrets = secrets;
        this.guesses = guesses;
        this.heardBefore = heardBefore;
        this.issuer = issuer;
        this.vouched = vouched;
        this.problems = problems;
        this.longestSession = longestSession;
        this.clock = clock;
    }

    /** By a password or key with each request, or by a token of the issuer. */
    void configureApi(HttpSecurity http) throws Exception {
        ProblemAuthenticationEntryPoint told = new ProblemAuthenticationEntryPoint(problems);
        http.authenticationProvider(local(LoginChannel.PROGRAMS))
                .httpBasic(basic -> basic.authenticationEntryPoint(told))
                .exceptionHandling(no -> no.authenticationEntryPoint(told));
        if (issuer.isConfigured()) {
            http.oauth2ResourceServer(server -> server.authenticationEntryPoint(told)
                    .jwt(jwt -> jwt.decoder(issuer).jwtAuthenticationConverter(this::byToken))
                    .withObjectPostProcessor(failingTo(told)));
        }
    }

    /** By a form, or by the issuer; a session remembers it. */
    void configurePages(HttpSecurity http) throws Exception {
        LoginFailureFilter told = new LoginFailureFilter(issuer);
        if (issuer.isConfigured()) {
            DefaultOAuth2AuthorizationRequestResolver asking = new DefaultOAuth2AuthorizationRequestResolver(issuer);
            asking.setAuthorizationRequestCustomizer(
                    OAuth2AuthorizationRequestCustomizers.withPkce().andThen(this::askForAssurance));
            http.oauth2Login(login -> login.loginPage(LoginPage.PATH)
                            .clientRegistrationRepository(issuer)
                            .authorizedClientRepository(new HttpSessionOAuth2AuthorizedClientRepository())
                            .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(asking))
                            .tokenEndpoint(endpoint -> endpoint.accessTokenResponseClient(codes()))
                            .userInfoEndpoint(endpoint -> endpoint.oidcUserService(users()))
                            .failureHandler(told))
                    .addFilterBefore(told, OAuth2AuthorizationRequestRedirectFilter.class);
        } else {
            http.authenticationProvider(local(LoginChannel.PAGES))
                    .formLogin(form -> form.loginPage(LoginPage.PATH).failureHandler(told));
        }
        http.exceptionHandling(no -> no.authenticationEntryPoint(new LoginRedirectEntryPoint()))
                .addFilterBefore(new SessionValidityFilter(people, accounts, longestSession, clock), LogoutFilter.class)
                .addFilterBefore(new ForcedPasswordChangeFilter(), ExceptionTranslationFilter.class)
                .logout(logout -> logout.logoutSuccessHandler(whenLoggedOut()));
    }

    /** Where forms of the pages may lead, besides to the pages: to the issuer, who ends his own session. */
    String formActionSources() {
        if (!issuer.isConfigured()) {
            return "'self'";
        }
        URI address = URI.create(issuer.properties().issuer());
        return "'self' " + address.getScheme() + "://" + address.getAuthority();
    }

    private LocalAuthenticationProvider local(LoginChannel door) {
        return new LocalAuthenticationProvider(door, !issuer.isConfigured(), people, secrets, guesses, heardBefore);
    }

    private void askForAssurance(OAuth2AuthorizationRequest.Builder request) {
        List<String> levels = issuer.properties().acrValues();
        if (!levels.isEmpty()) {
            request.additionalParameters(parameters -> parameters.put("acr_values", String.join(" ", levels)));
        }
    }

    private UsernamePasswordAuthenticationToken byToken(Jwt token) {
        vouched.requireAssurance(token.getClaims());
        return in(vouched.resolveOrCreate(token.getClaims()));
    }

    private static UsernamePasswordAuthenticationToken in(ResolvedOidcAccount met) {
        PersonUserDetails person = met.person();
        return UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities());
    }

    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> failingTo(
            ProblemAuthenticationEntryPoint told) {
        return new ObjectPostProcessor<>() {
            @Override
            public <T extends BearerTokenAuthenticationFilter> T postProcess(T filter) {
                filter.setAuthenticationFailureHandler(told);
                return filter;
            }
        };
    }

    private RestClientAuthorizationCodeTokenResponseClient codes() {
        RestClientAuthorizationCodeTokenResponseClient client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(issuer.tokenClient());
        if (!issuer.properties().clientKey().isEmpty()) {
            var assertions = new NimbusJwtClientAuthenticationParametersConverter<OAuth2AuthorizationCodeGrantRequest>(
                    registration -> new OidcClientKeyReader(issuer.properties().clientKey()).readSigningKey());
            client.addParametersConverter(request -> Objects.requireNonNull(assertions.convert(request)));
        }
        return client;
    }

    private OAuth2UserService<OidcUserRequest, OidcUser> users() {
        DefaultOAuth2UserService claims = new DefaultOAuth2UserService();
        claims.setRestOperations(issuer.userInfoClient());
        OidcUserService users = new OidcUserService();
        users.setOauth2UserService(claims);
        return request -> {
            vouched.requireAssurance(request.getIdToken().getClaims());
            OidcUser user = users.loadUser(request);
            return new PersonOidcUser(vouched.resolveOrCreate(user.getClaims()), user);
        };
    }

    private LogoutSuccessHandler whenLoggedOut() {
        OidcClientInitiatedLogoutSuccessHandler thereToo = new OidcClientInitiatedLogoutSuccessHandler(issuer);
        thereToo.setPostLogoutRedirectUri("{baseUrl}" + LoginPage.PATH + "?logout");
        thereToo.setDefaultTargetUrl(LoginPage.PATH + "?logout");
        return (request, response, who) -> {
            try {
                if (who != null && who.getPrincipal() instanceof PersonOidcUser) {
                    thereToo.onLogoutSuccess(request, response, who);
                    return;
                }
            } catch (OidcProviderClient.OidcProviderUnavailableException e) {
                LOG.info("Somebody logs out here only: the issuer is away");
            }
            response.sendRedirect(LoginPage.PATH + "?logout");
        };
    }
}
