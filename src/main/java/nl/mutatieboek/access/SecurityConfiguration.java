package nl.mutatieboek.access;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import nl.mutatieboek.api.Problem;
import nl.mutatieboek.api.Problems;
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
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/** The two doors: HTTP Basic without a session for programs, a form with a session for people. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ConfiguredPeople.class, ConfiguredIssuer.class})
class SecurityConfiguration {
    private static final List<HttpMethod> READING = List.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final String[] CHANGING = {Action.PROPOSE.name(), Action.ADMINISTER_BOOK.name()};
    private static final String DESCRIPTION = "/v1/openapi.json";

    @Bean
    @Order(1)
    SecurityFilterChain doorForPrograms(
            HttpSecurity http, ComingIn comingIn, Problems problems, ObjectProvider<UnderEmbargo> embargo)
            throws Exception {
        comingIn.programs(http);
        return http.securityMatcher("/v1/**", "/actuator/**")
                // No session and no cookie: there is nothing that another site could ride on.
                .csrf(CsrfConfigurer::disable)
                .cors(cors -> cors.configurationSource(descriptionForAll()))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(RequestCacheConfigurer::disable)
                .authorizeHttpRequests(requests -> byTheTable(requests, embargo, true))
                .exceptionHandling(no -> no.accessDeniedHandler(
                        (request, response, e) -> problems.answer(Problem.of(403, "not-allowed"), request, response)))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain doorForPeople(HttpSecurity http, ComingIn comingIn, ObjectProvider<UnderEmbargo> embargo)
            throws Exception {
        comingIn.pages(http);
        return http.authorizeHttpRequests(requests -> byTheTable(requests, embargo, false))
                .addFilterBefore(new FilesOfKnownPeople(), CsrfFilter.class)
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(
                                "default-src 'self'; object-src 'none'; base-uri 'none'; form-action "
                                        + comingIn.formsLeadTo() + "; frame-ancestors 'none'"))
                        // A source on another site learns nothing of what was read here.
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }

    /**
     * As the table of actions says. An address that it does not name is nobody's: who reads is told that there is nothing, and
     * who may change something that there is no such method.
     */
    private static void byTheTable(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests,
            ObjectProvider<UnderEmbargo> embargo,
            boolean programs) {
        for (Action action : Action.values()) {
            for (String door : action.doors()) {
                String path = door.substring(door.indexOf(' ') + 1);
                if (door.startsWith("$") || programs != (path.startsWith("/v1/") || path.startsWith("/actuator/"))) {
                    continue;
                }
                HttpMethod method = HttpMethod.valueOf(door.substring(0, door.indexOf(' ')));
                for (HttpMethod asked : method.equals(HttpMethod.GET) ? READING : List.of(method)) {
                    var requested = requests.requestMatchers(asked, path);
                    switch (action.access().open()) {
                        case TO_ALL -> requested.permitAll();
                        case TO_ALL_KNOWN -> requested.authenticated();
                        case TO_ROLES ->
                            requested.access((known, request) -> new AuthorizationDecision(Acting.find(known.get())
                                    .filter(person -> person.may(action, embargo.getObject()))
                                    .isPresent()));
                    }
                }
            }
        }
        READING.forEach(method -> requests.requestMatchers(method, "/**").hasAuthority(Action.READ.name()));
        requests.anyRequest().hasAnyAuthority(CHANGING);
    }

    /** Five for a name and fifty for an address, in a quarter of an hour. */
    @Bean
    Guesses guesses(
            @Value("${mutatieboek.guesses.by-name:5}") int byName,
            @Value("${mutatieboek.guesses.by-address:50}") int byAddress,
            @Value("${mutatieboek.guesses.pause:15m}") Duration pause,
            Clock clock) {
        return new Guesses(byName, byAddress, pause, clock);
    }

    /** Who somebody is says the issuer with this algorithm and no other. */
    @Bean
    OidcIdTokenDecoderFactory idTokens(ConfiguredIssuer configured) {
        OidcIdTokenDecoderFactory factory = new OidcIdTokenDecoderFactory();
        factory.setJwsAlgorithmResolver(
                registration -> Objects.requireNonNull(SignatureAlgorithm.from(configured.idTokenAlgorithm())));
        return factory;
    }

    /** A path that could be read in two ways, or a method that is none, is refused before anybody reads it. */
    @Bean
    RequestRejectedHandler refusedPaths(Problems problems) {
        return (request, response, e) -> {
            if (request.getRequestURI().startsWith("/v1")) {
                boolean known = List.of(HttpMethod.values()).contains(HttpMethod.valueOf(request.getMethod()));
                problems.answer(
                        known ? Problem.of(400, "path-not-plain") : Problem.of(405, "method"), request, response);
            } else {
                response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            }
        };
    }

    /** The description of the API may be read by a page of any other site (NL API Design Rules, publish-openapi). */
    private static UrlBasedCorsConfigurationSource descriptionForAll() {
        CorsConfiguration anybody = new CorsConfiguration();
        anybody.setAllowedOrigins(List.of(CorsConfiguration.ALL));
        anybody.setAllowedMethods(List.of(HttpMethod.GET.name()));
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration(DESCRIPTION, anybody);
        return source;
    }
}
