package nl.mutatieboek.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import nl.mutatieboek.platform.http.ProblemException;
import nl.mutatieboek.platform.http.ProblemRenderer;
import nl.mutatieboek.platform.http.RequestBodyDeadlineFilter;
import nl.mutatieboek.platform.http.SecurityHeadersWriter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
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
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/** The two doors: HTTP Basic without a session for programs, a form with a session for people. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({PeopleProperties.class, OidcProperties.class})
class SecurityConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(SecurityConfiguration.class);
    private static final List<HttpMethod> READING = List.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final String[] CHANGING = {
        EndpointPermission.PROPOSE.name(), EndpointPermission.ADMINISTER_BOOK.name()
    };
    private static final String DESCRIPTION = "/v1/openapi.json";

    @Bean
    @Order(1)
    SecurityFilterChain apiFilterChain(
            HttpSecurity http,
            AuthenticationConfigurer comingIn,
            ProblemRenderer problems,
            ObjectProvider<EmbargoedMomentProvider> embargo,
            RequestRateLimits limits,
            EmbargoAccessLog disclosures)
            throws Exception {
        comingIn.configureApi(http);
        limits.addTo(http);
        http.addFilterAfter(limits.bodies(), AuthorizationFilter.class);
        http.addFilter(descriptionForAll(problems));
        return http.securityMatcher("/v1/**", "/actuator/**")
                // No session and no cookie: there is nothing that another site could ride on.
                .csrf(CsrfConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(RequestCacheConfigurer::disable)
                .authorizeHttpRequests(requests -> byTheTable(requests, embargo, disclosures, true))
                .headers(headers -> hardened(headers, SecurityHeadersWriter.DENY_ALL_POLICY))
                .exceptionHandling(no -> no.accessDeniedHandler(new LoggingAccessDeniedHandler((request, response, e) ->
                        problems.write(ProblemException.of(403, "not-allowed"), request, response))))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pageFilterChain(
            HttpSecurity http,
            AuthenticationConfigurer comingIn,
            ObjectProvider<EmbargoedMomentProvider> embargo,
            RequestRateLimits limits,
            EmbargoAccessLog disclosures)
            throws Exception {
        comingIn.configurePages(http);
        limits.addTo(http);
        return http.authorizeHttpRequests(requests -> byTheTable(requests, embargo, disclosures, false))
                .requestCache(wanted -> wanted.requestCache(new LoginRequestCache()))
                .addFilterBefore(limits.bodies(), CsrfFilter.class)
                .exceptionHandling(
                        no -> no.accessDeniedHandler(new LoggingAccessDeniedHandler(new AccessDeniedHandlerImpl())))
                .headers(headers -> hardened(headers, ofPages(comingIn)))
                .build();
    }

    private static String ofPages(AuthenticationConfigurer comingIn) {
        return SecurityHeadersWriter.SELF_ONLY_POLICY.replace(
                "form-action 'self'", "form-action " + comingIn.formActionSources());
    }

    /** Nothing of another site is used, and no other site uses or learns anything. */
    private static void hardened(HeadersConfigurer<HttpSecurity> headers, String contentSecurityPolicy) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(contentSecurityPolicy))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .crossOriginOpenerPolicy(opener ->
                        opener.policy(CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(resource ->
                        resource.policy(CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(
                        permissions -> permissions.policy("camera=(), geolocation=(), microphone=(), payment=()"));
    }

    /** How much one sender may ask: by address before anybody is known, and by person after. */
    record RequestRateLimits(RateLimitFilter byAddress, RateLimitFilter byPerson, RequestBodyLimitFilter bodies) {
        void addTo(HttpSecurity http) {
            http.addFilterAfter(byAddress, HeaderWriterFilter.class)
                    .addFilterBefore(byPerson, AuthorizationFilter.class);
        }
    }

    @Bean
    RequestRateLimits requestRateLimits(
            @Value("${mutatieboek.requests.by-address:2000}") int byAddress,
            @Value("${mutatieboek.requests.by-person:1000}") int byPerson,
            @Value("${mutatieboek.patience:5s}") Duration patience,
            RequestBodyDeadlineFilter deadlines) {
        return new RequestRateLimits(
                new RateLimitFilter(byAddress, HttpServletRequest::getRemoteAddr),
                new RateLimitFilter(
                        byPerson,
                        request -> CurrentActor.findPerson(
                                        SecurityContextHolder.getContext().getAuthentication())
                                .map(person -> person.id().value())
                                .orElse(null)),
                new RequestBodyLimitFilter(deadlines, patience));
    }

    /**
     * As the table of actions says. An address that it does not name is nobody's: who reads is told that there is nothing, and
     * who may change something that there is no such method.
     */
    private static void byTheTable(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests,
            ObjectProvider<EmbargoedMomentProvider> embargo,
            EmbargoAccessLog disclosures,
            boolean programs) {
        // An address that is named by itself stands before one that has a variable in its place.
        for (boolean variable : List.of(false, true)) {
            for (EndpointPermission action : EndpointPermission.values()) {
                action.endpoints().stream()
                        .filter(door -> !door.startsWith("$") && variable == door.contains("{"))
                        .filter(door -> programs == (door.contains(" /v1/") || door.contains(" /actuator/")))
                        .forEach(door -> byTheTable(requests, embargo, disclosures, action, door));
            }
        }
        requests.requestMatchers("/actuator/**").denyAll();
        READING.forEach(method -> requests.requestMatchers(method, "/**").hasAuthority(EndpointPermission.READ.name()));
        requests.anyRequest().hasAnyAuthority(CHANGING);
    }

    private static void byTheTable(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests,
            ObjectProvider<EmbargoedMomentProvider> embargo,
            EmbargoAccessLog disclosures,
            EndpointPermission action,
            String door) {
        HttpMethod method = HttpMethod.valueOf(door.substring(0, door.indexOf(' ')));
        for (HttpMethod asked : method.equals(HttpMethod.GET) ? READING : List.of(method)) {
            var requested = requests.requestMatchers(asked, door.substring(door.indexOf(' ') + 1));
            switch (action.accessRule().audience()) {
                case TO_ALL -> requested.permitAll();
                case TO_ALL_KNOWN -> requested.authenticated();
                case TO_ROLES ->
                    requested.access((known, request) -> new AuthorizationDecision(
                            mayAndIsNoted(known.get(), action, embargo.getObject(), disclosures)));
            }
        }
    }

    /** Whether somebody may; what is answered whole shows whatever is under embargo. */
    private static boolean mayAndIsNoted(
            @Nullable Authentication known,
            EndpointPermission action,
            EmbargoedMomentProvider embargo,
            EmbargoAccessLog disclosures) {
        boolean may = CurrentActor.findPerson(known)
                .filter(person -> person.hasPermission(action, embargo))
                .isPresent();
        if (may && action.isAllOrNothing()) {
            disclosures.recordAccess(Set.of(), embargo.moments());
        }
        return may;
    }

    /** Five for a name and fifty for an address, in a quarter of an hour. */
    @Bean
    LoginAttemptLimiter loginAttemptLimiter(
            @Value("${mutatieboek.guesses.by-name:5}") int byName,
            @Value("${mutatieboek.guesses.by-address:50}") int byAddress,
            @Value("${mutatieboek.guesses.pause:15m}") Duration pause,
            Clock clock) {
        return new LoginAttemptLimiter(byName, byAddress, pause, clock);
    }

    /** A path that could be read in two ways, or a method that is none, is refused before anybody reads it. */
    @Bean
    RequestRejectedHandler requestRejectedHandler(ProblemRenderer problems, AuthenticationConfigurer comingIn) {
        return (request, response, e) -> {
            LOG.warn(
                    "Refused: a request that could be read in two ways, {} {}, from {}",
                    LoggingAccessDeniedHandler.sanitize(request.getMethod()),
                    LoggingAccessDeniedHandler.sanitize(request.getRequestURI()),
                    request.getRemoteAddr());
            boolean ofPrograms = request.getRequestURI().startsWith("/v1");
            SecurityHeadersWriter.writeIfAbsent(
                    response, ofPrograms ? SecurityHeadersWriter.DENY_ALL_POLICY : ofPages(comingIn));
            if (ofPrograms) {
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

    /** The description of the API may be read by a page of any other site (NL API Design Rules, publish-openapi). */
    private static CorsFilter descriptionForAll(ProblemRenderer problems) {
        CorsConfiguration anybody = new CorsConfiguration();
        anybody.setAllowedOrigins(List.of(CorsConfiguration.ALL));
        anybody.setAllowedMethods(List.of(HttpMethod.GET.name()));
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration(DESCRIPTION, anybody);
        CorsFilter filter = new CorsFilter(source);
        filter.setCorsProcessor(new ProblemCorsProcessor(problems));
        return filter;
    }
}
