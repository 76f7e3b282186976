package nl.mutatieboek.security;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import nl.mutatieboek.platform.http.ProblemRenderer;
import nl.mutatieboek.security.LocalAuthenticationProvider.LoginChannel;
import nl.mutatieboek.security.account.AccountService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AbstractAuthenticationToken;
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
 * Configures authentication for the API and the pages. With an OpenID Connect issuer only the issuer authenticates
 * people, and local passwords are rejected; services use their key in both cases.
 */
@Component
record AuthenticationConfigurer(
        LoginAccountResolver loginAccounts,
        AccountService accounts,
        CredentialPasswordEncoder encoder,
        LoginAttemptLimiter attemptLimiter,
        VerifiedSecretCache verifiedSecrets,
        OidcProviderClient oidcProvider,
        OidcAccountResolver oidcAccounts,
        ProblemRenderer problems,
        LoginProperties settings,
        Clock clock) {
    private static final Logger LOG = LoggerFactory.getLogger(AuthenticationConfigurer.class);

    /** API: password or key in each request, or an access token of the issuer. */
    void configureApi(HttpSecurity http) throws Exception {
        ProblemAuthenticationEntryPoint failureHandler = new ProblemAuthenticationEntryPoint(problems);
        http.authenticationProvider(localProvider(LoginChannel.PROGRAMS))
                .httpBasic(basic -> basic.authenticationEntryPoint(failureHandler))
                .exceptionHandling(exceptions -> exceptions.authenticationEntryPoint(failureHandler));
        if (oidcProvider.isConfigured()) {
            http.oauth2ResourceServer(server -> server.authenticationEntryPoint(failureHandler)
                    .jwt(jwt -> jwt.decoder(oidcProvider).jwtAuthenticationConverter(this::authenticateByToken))
                    .withObjectPostProcessor(withFailureHandler(failureHandler)));
        }
    }

    /** Pages: login form or issuer, with a session. */
    void configurePages(HttpSecurity http) throws Exception {
        LoginFailureFilter failureHandler = new LoginFailureFilter(oidcProvider);
        if (oidcProvider.isConfigured()) {
            DefaultOAuth2AuthorizationRequestResolver authorizationRequests =
                    new DefaultOAuth2AuthorizationRequestResolver(oidcProvider);
            authorizationRequests.setAuthorizationRequestCustomizer(this::addAcrValues);
            http.oauth2Login(login -> login.loginPage(LoginPage.PATH)
                            .clientRegistrationRepository(oidcProvider)
                            .authorizedClientRepository(new HttpSessionOAuth2AuthorizedClientRepository())
                            .authorizationEndpoint(
                                    endpoint -> endpoint.authorizationRequestResolver(authorizationRequests))
                            .tokenEndpoint(endpoint -> endpoint.accessTokenResponseClient(tokenResponseClient()))
                            .userInfoEndpoint(endpoint -> endpoint.oidcUserService(oidcUserService()))
                            .failureHandler(failureHandler))
                    .addFilterBefore(failureHandler, OAuth2AuthorizationRequestRedirectFilter.class);
        } else {
            http.authenticationProvider(localProvider(LoginChannel.PAGES))
                    .formLogin(form -> form.loginPage(LoginPage.PATH).failureHandler(failureHandler));
        }
        http.exceptionHandling(exceptions -> exceptions.authenticationEntryPoint(new LoginRedirectEntryPoint()))
                .addFilterBefore(
                        new SessionValidityFilter(accounts, settings.session().longest(), clock), LogoutFilter.class)
                .addFilterBefore(new ForcedPasswordChangeFilter(), ExceptionTranslationFilter.class)
                .logout(logout -> logout.logoutSuccessHandler(logoutSuccessHandler()));
    }

    /** Returns the form-action sources of the content security policy: the pages, and the issuer for logout. */
    String formActionSources() {
        if (!oidcProvider.isConfigured()) {
            return "'self'";
        }
        URI address = URI.create(oidcProvider.properties().issuer());
        return "'self' " + address.getScheme() + "://" + address.getAuthority();
    }

    private LocalAuthenticationProvider localProvider(LoginChannel channel) {
        return new LocalAuthenticationProvider(
                channel, !oidcProvider.isConfigured(), loginAccounts, encoder, attemptLimiter, verifiedSecrets);
    }

    private void addAcrValues(OAuth2AuthorizationRequest.Builder request) {
        List<String> levels = oidcProvider.properties().acrValues();
        if (!levels.isEmpty()) {
            request.additionalParameters(parameters -> parameters.put("acr_values", String.join(" ", levels)));
        }
    }

    private AbstractAuthenticationToken authenticateByToken(Jwt token) {
        oidcAccounts.requireAssurance(token.getClaims());
        return oidcAccounts.resolveOrCreate(token.getClaims()).toAuthentication();
    }

    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> withFailureHandler(
            ProblemAuthenticationEntryPoint failureHandler) {
        return new ObjectPostProcessor<>() {
            @Override
            public <T extends BearerTokenAuthenticationFilter> T postProcess(T filter) {
                filter.setAuthenticationFailureHandler(failureHandler);
                return filter;
            }
        };
    }

    private RestClientAuthorizationCodeTokenResponseClient tokenResponseClient() {
        RestClientAuthorizationCodeTokenResponseClient client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(oidcProvider.tokenClient());
        if (!oidcProvider.properties().clientKey().isEmpty()) {
            var assertions = new NimbusJwtClientAuthenticationParametersConverter<OAuth2AuthorizationCodeGrantRequest>(
                    registration ->
                            new OidcClientKeyReader(oidcProvider.properties().clientKey()).readSigningKey());
            client.addParametersConverter(request -> Objects.requireNonNull(assertions.convert(request)));
        }
        return client;
    }

    private OAuth2UserService<OidcUserRequest, OidcUser> oidcUserService() {
        DefaultOAuth2UserService claims = new DefaultOAuth2UserService();
        claims.setRestOperations(oidcProvider.userInfoClient());
        OidcUserService users = new OidcUserService();
        users.setOauth2UserService(claims);
        return request -> {
            oidcAccounts.requireAssurance(request.getIdToken().getClaims());
            OidcUser user = users.loadUser(request);
            return new PersonOidcUser(oidcAccounts.resolveOrCreate(user.getClaims()), user);
        };
    }

    private LogoutSuccessHandler logoutSuccessHandler() {
        OidcClientInitiatedLogoutSuccessHandler oidcLogout = new OidcClientInitiatedLogoutSuccessHandler(oidcProvider);
        oidcLogout.setPostLogoutRedirectUri("{baseUrl}" + LoginPage.PATH + "?logout");
        oidcLogout.setDefaultTargetUrl(LoginPage.PATH + "?logout");
        return (request, response, authentication) -> {
            try {
                if (authentication != null && authentication.getPrincipal() instanceof PersonOidcUser) {
                    oidcLogout.onLogoutSuccess(request, response, authentication);
                    return;
                }
            } catch (OidcProviderClient.OidcProviderUnavailableException e) {
                LOG.info("Logout at the issuer skipped: the issuer is unavailable");
            }
            response.sendRedirect(LoginPage.PATH + "?logout");
        };
    }
}
