package nl.mutatieboek.security;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import nl.mutatieboek.ledger.LedgerProperties;
import nl.mutatieboek.platform.http.HttpProperties;
import nl.mutatieboek.platform.http.ProblemException;
import nl.mutatieboek.platform.http.ProblemRenderer;
import nl.mutatieboek.platform.http.RequestBodyDeadlineFilter;
import nl.mutatieboek.platform.http.SecurityHeadersWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/** Security filter chains: HTTP Basic without a session for the API, a login form with a session for the pages. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({LoginProperties.class, OidcProperties.class, SecurityTxtProperties.class})
class SecurityConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(SecurityConfiguration.class);
    private static final List<HttpMethod> READ_METHODS = List.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final String[] CHANGE_AUTHORITIES = {
        EndpointPermission.PROPOSE.name(), EndpointPermission.ADMINISTER_BOOK.name()
    };
    private static final String DESCRIPTION = "/v1/openapi.json";

    @Bean
    @Order(1)
    SecurityFilterChain apiFilterChain(
            HttpSecurity http,
            AuthenticationConfigurer authentication,
            ProblemRenderer problems,
            ObjectProvider<EmbargoedMomentProvider> embargo,
            RequestRateLimits limits,
            EmbargoAccessLog accessLog)
            throws Exception {
        authentication.configureApi(http);
        limits.addTo(http);
        http.addFilterAfter(limits.bodies(), AuthorizationFilter.class);
        http.addFilter(descriptionCorsFilter(problems));
        return http.securityMatcher("/v1/**", "/actuator/**")
                // No session and no cookie, so cross-site request forgery is impossible.
                .csrf(CsrfConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(RequestCacheConfigurer::disable)
                .authorizeHttpRequests(requests -> applyPermissions(requests, embargo, accessLog, true))
                .headers(headers -> hardenHeaders(headers, SecurityHeadersWriter.DENY_ALL_POLICY))
                .exceptionHandling(exceptions ->
                        exceptions.accessDeniedHandler(new LoggingAccessDeniedHandler((request, response, e) ->
                                problems.write(ProblemException.of(403, "not-allowed"), request, response))))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pageFilterChain(
            HttpSecurity http,
            AuthenticationConfigurer authentication,
            ObjectProvider<EmbargoedMomentProvider> embargo,
            RequestRateLimits limits,
            EmbargoAccessLog accessLog)
            throws Exception {
        authentication.configurePages(http);
        limits.addTo(http);
        return http.authorizeHttpRequests(requests -> applyPermissions(requests, embargo, accessLog, false))
                .requestCache(cache -> cache.requestCache(new LoginRequestCache()))
                .addFilterBefore(limits.bodies(), CsrfFilter.class)
                .exceptionHandling(exceptions ->
                        exceptions.accessDeniedHandler(new LoggingAccessDeniedHandler(new AccessDeniedHandlerImpl())))
                .headers(headers -> hardenHeaders(headers, pagePolicy(authentication)))
                .build();
    }

    private static String pagePolicy(AuthenticationConfigurer authentication) {
        return SecurityHeadersWriter.SELF_ONLY_POLICY.replace(
                "form-action 'self'", "form-action " + authentication.formActionSources());
    }

    /** Hardens the response headers: no foreign content, no access by other sites. */
    private static void hardenHeaders(HeadersConfigurer<HttpSecurity> headers, String contentSecurityPolicy) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(contentSecurityPolicy))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .crossOriginOpenerPolicy(opener ->
                        opener.policy(CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(resource ->
                        resource.policy(CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(
                        permissions -> permissions.policy("camera=(), geolocation=(), microphone=(), payment=()"));
    }

    /** Request limits per sender: by address before authentication, by person after it. */
    record RequestRateLimits(RateLimitFilter byAddress, RateLimitFilter byPerson, RequestBodyLimitFilter bodies) {
        void addTo(HttpSecurity http) {
            http.addFilterAfter(byAddress, HeaderWriterFilter.class)
                    .addFilterBefore(byPerson, AuthorizationFilter.class);
        }
    }

    @Bean
    RequestRateLimits requestRateLimits(
            HttpProperties http, LedgerProperties ledger, RequestBodyDeadlineFilter deadlines) {
        return new RequestRateLimits(
                new RateLimitFilter(
                        http.requests().byAddress(),
                        request -> Optional.ofNullable(request.getRemoteAddr())
                                .map(ClientNetworkResolver::resolve)
                                .orElse(null)),
                new RateLimitFilter(
                        http.requests().byPerson(),
                        request -> CurrentActor.findPerson()
                                .map(person -> person.id().value())
                                .orElse(null)),
                new RequestBodyLimitFilter(deadlines, ledger.patience()));
    }

    /**
     * Applies the table of {@link EndpointPermission}. Other paths are denied: readers get 404, and those who may
     * change something get 405.
     */
    private static void applyPermissions(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests,
            ObjectProvider<EmbargoedMomentProvider> embargo,
            EmbargoAccessLog accessLog,
            boolean api) {
        // Literal paths before paths with variables.
        for (boolean variable : List.of(false, true)) {
            for (EndpointPermission permission : EndpointPermission.values()) {
                permission.endpoints().stream()
                        .filter(endpoint -> !endpoint.startsWith("$") && variable == endpoint.contains("{"))
                        .filter(endpoint -> api == (endpoint.contains(" /v1/") || endpoint.contains(" /actuator/")))
                        .forEach(endpoint -> applyPermissions(requests, embargo, accessLog, permission, endpoint));
            }
        }
        requests.requestMatchers("/actuator/**").denyAll();
        READ_METHODS.forEach(
                method -> requests.requestMatchers(method, "/**").hasAuthority(EndpointPermission.READ.name()));
        requests.anyRequest().hasAnyAuthority(CHANGE_AUTHORITIES);
    }

    private static void applyPermissions(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests,
            ObjectProvider<EmbargoedMomentProvider> embargo,
            EmbargoAccessLog accessLog,
            EndpointPermission permission,
            String endpoint) {
        HttpMethod method = HttpMethod.valueOf(endpoint.substring(0, endpoint.indexOf(' ')));
        for (HttpMethod requestMethod : method.equals(HttpMethod.GET) ? READ_METHODS : List.of(method)) {
            var matcher = requests.requestMatchers(requestMethod, endpoint.substring(endpoint.indexOf(' ') + 1));
            switch (permission.accessRule().audience()) {
                case TO_ALL -> matcher.permitAll();
                case TO_ALL_KNOWN -> matcher.authenticated();
                case TO_ROLES ->
                    matcher.access((known, request) ->
                            new AuthorizationDecision(decideAndRecord(permission, embargo.getObject(), accessLog)));
            }
        }
    }

    /**
     * Decides on access; a response that cannot leave anything out is recorded as a read of everything under embargo.
     */
    private static boolean decideAndRecord(
            EndpointPermission permission, EmbargoedMomentProvider embargo, EmbargoAccessLog accessLog) {
        boolean permitted = CurrentActor.findPerson()
                .filter(person -> person.hasPermission(permission, embargo))
                .isPresent();
        if (permitted && permission.isAllOrNothing()) {
            accessLog.recordAccess(Set.of(), embargo.moments());
        }
        return permitted;
    }

    @Bean
    LoginAttemptLimiter loginAttemptLimiter(LoginProperties settings, Clock clock) {
        return new LoginAttemptLimiter(settings.guesses(), clock);
    }

    /** Rejects escaped letters, digits and {@code -._~} in paths, because filters and logs know one spelling of a path. */
    @Bean
    HttpFirewall httpFirewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        IntStream.rangeClosed('-', '~')
                .filter(character -> Character.isLetterOrDigit(character) || "-._~".indexOf(character) >= 0)
                .mapToObj("%%%02x"::formatted)
                .forEach(escape ->
                        firewall.getEncodedUrlBlocklist().addAll(List.of(escape, escape.toUpperCase(Locale.ROOT))));
        // The container refuses control characters in headers; each reader of a header checks its own value.
        firewall.setAllowedHeaderValues(value -> true);
        return firewall;
    }

    /** Answers ambiguous paths and unknown methods. */
    @Bean
    RequestRejectedHandler requestRejectedHandler(ProblemRenderer problems, AuthenticationConfigurer authentication) {
        return (request, response, e) -> {
            LOG.warn(
                    "Refused: ambiguous request, {} {}, from {}",
                    LoggingAccessDeniedHandler.sanitize(request.getMethod()),
                    LoggingAccessDeniedHandler.sanitize(request.getRequestURI()),
                    request.getRemoteAddr());
            boolean api = request.getRequestURI().startsWith("/v1");
            SecurityHeadersWriter.writeIfAbsent(
                    response, api ? SecurityHeadersWriter.DENY_ALL_POLICY : pagePolicy(authentication));
            if (api) {
                boolean known = List.of(HttpMethod.values()).contains(HttpMethod.valueOf(request.getMethod()));
                problems.write(
                        known ? ProblemException.of(400, "path-not-plain") : ProblemException.of(405, "method"),
                        request,
                        response);
            } else {
                response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            }
        };
    }

    /** Any site may read the API description (NL API Design Rules, publish-openapi). */
    private static CorsFilter descriptionCorsFilter(ProblemRenderer problems) {
        CorsConfiguration anyOrigin = new CorsConfiguration();
        anyOrigin.setAllowedOrigins(List.of(CorsConfiguration.ALL));
        anyOrigin.setAllowedMethods(List.of(HttpMethod.GET.name()));
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration(DESCRIPTION, anyOrigin);
        CorsFilter filter = new CorsFilter(source);
        filter.setCorsProcessor(new ProblemCorsProcessor(problems));
        return filter;
    }
}
