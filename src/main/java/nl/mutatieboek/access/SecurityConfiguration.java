package nl.mutatieboek.access;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import nl.mutatieboek.api.Problem;
import nl.mutatieboek.api.Problems;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
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
    private static final String[] BEYOND_READING = Arrays.stream(Role.values())
            .filter(role -> role != Role.READER)
            .map(Role::name)
            .toArray(String[]::new);
    private static final String[] ON_DOSSIERS = {
        Role.PROPOSER.name(), Role.APPROVER.name(), Role.COUNTERPART.name(), Role.INSPECTORATE.name()
    };
    private static final String DESCRIPTION = "/v1/openapi.json";

    /** Everybody who is known reads; what changes something asks for a role. */
    @Bean
    @Order(1)
    SecurityFilterChain doorForPrograms(HttpSecurity http, ComingIn comingIn, Problems problems) throws Exception {
        comingIn.programs(http);
        String propose = Role.PROPOSER.name();
        String take = Role.IMPORTER.name();
        String administer = Role.ADMINISTRATOR.name();
        return http.securityMatcher("/v1/**", "/actuator/**")
                // No session and no cookie: there is nothing that another site could ride on.
                .csrf(CsrfConfigurer::disable)
                .cors(cors -> cors.configurationSource(descriptionForAll()))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(RequestCacheConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, DESCRIPTION)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/actuator/health")
                        .permitAll()
                        // Entry by entry nothing can be left out that is under embargo.
                        .requestMatchers("/v1/ledger/entries", "/v1/exports/events", "/v1/replays/**")
                        .hasAnyAuthority(BEYOND_READING)
                        // What is wrong with a file is told with its figures, published or not.
                        .requestMatchers(HttpMethod.GET, "/v1/imports/**")
                        .hasAnyAuthority(take, Role.AUDITOR.name())
                        .requestMatchers(HttpMethod.HEAD, "/v1/imports/**")
                        .hasAnyAuthority(take, Role.AUDITOR.name())
                        .requestMatchers(HttpMethod.GET, "/**")
                        .authenticated()
                        .requestMatchers(HttpMethod.HEAD, "/**")
                        .authenticated()
                        .requestMatchers(HttpMethod.OPTIONS, "/**")
                        .authenticated()
                        .requestMatchers(HttpMethod.POST, "/v1/mutations", "/v1/mutations/batches")
                        .hasAuthority(propose)
                        .requestMatchers("/v1/published-balances/**")
                        .hasAuthority(propose)
                        // On which dossier somebody may do what, the rules judge.
                        .requestMatchers("/v1/mutations/**")
                        .hasAnyAuthority(ON_DOSSIERS)
                        .requestMatchers("/v1/chapters/**", "/v1/moments/**", "/v1/rebuilds/**")
                        .hasAuthority(administer)
                        .requestMatchers("/v1/imports/**")
                        .hasAuthority(take)
                        // It reads only, but a large file asks much.
                        .requestMatchers("/v1/reconciliations")
                        .hasAnyAuthority(BEYOND_READING)
                        .anyRequest()
                        .hasAnyAuthority(propose, administer))
                .exceptionHandling(no -> no.accessDeniedHandler(
                        (request, response, e) -> problems.answer(Problem.of(403, "not-allowed"), request, response)))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain doorForPeople(HttpSecurity http, ComingIn comingIn) throws Exception {
        comingIn.pages(http);
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/login", "/set-up", "/webjars/**", "/theme/**", "/favicon.ico", "/error")
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/mutations/**")
                        .hasAnyAuthority(ON_DOSSIERS)
                        .requestMatchers("/people/**")
                        .hasAuthority(Role.ADMINISTRATOR.name())
                        .requestMatchers("/replays/**")
                        .hasAnyAuthority(BEYOND_READING)
                        .requestMatchers(HttpMethod.POST, "/rebuilds/**")
                        .hasAuthority(Role.ADMINISTRATOR.name())
                        .requestMatchers(HttpMethod.POST, "/reconciliation")
                        .hasAnyAuthority(BEYOND_READING)
                        .requestMatchers(HttpMethod.POST, "/imports/**")
                        .hasAuthority(Role.IMPORTER.name())
                        .requestMatchers("/imports/**")
                        .hasAnyAuthority(Role.IMPORTER.name(), Role.AUDITOR.name())
                        .anyRequest()
                        .authenticated())
                .addFilterBefore(new FilesOfKnownPeople(), CsrfFilter.class)
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(
                                "default-src 'self'; object-src 'none'; base-uri 'none'; form-action "
                                        + comingIn.formsLeadTo() + "; frame-ancestors 'none'"))
                        // A source on another site learns nothing of what was read here.
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .build();
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
