package nl.mutatieboek.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import nl.mutatieboek.api.Problem;
import nl.mutatieboek.api.Problems;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/** The two doors: HTTP Basic without a session for programs, a form with a session for people. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConfiguredPeople.class)
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
    SecurityFilterChain doorForPrograms(HttpSecurity http, Problems problems) throws Exception {
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
                .httpBasic(basic ->
                        basic.authenticationEntryPoint((request, response, e) -> unknown(problems, request, response)))
                .exceptionHandling(no -> no.authenticationEntryPoint(
                                (request, response, e) -> unknown(problems, request, response))
                        .accessDeniedHandler((request, response, e) ->
                                problems.answer(Problem.of(403, "not-allowed"), request, response)))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain doorForPeople(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/login", "/webjars/**", "/theme/**", "/favicon.ico", "/error")
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/mutations/**")
                        .hasAnyAuthority(ON_DOSSIERS)
                        .requestMatchers("/replays/**")
                        .hasAnyAuthority(BEYOND_READING)
                        .requestMatchers(HttpMethod.POST, "/rebuilds/**")
                        .hasAuthority(Role.ADMINISTRATOR.name())
                        .requestMatchers(HttpMethod.POST, "/imports/**")
                        .hasAuthority(Role.IMPORTER.name())
                        .requestMatchers("/imports/**")
                        .hasAnyAuthority(Role.IMPORTER.name(), Role.AUDITOR.name())
                        .anyRequest()
                        .authenticated())
                .addFilterBefore(new FilesOfKnownPeople(), CsrfFilter.class)
                .formLogin(form -> form.loginPage("/login"))
                .logout(Customizer.withDefaults())
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(
                                "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self';"
                                        + " frame-ancestors 'none'"))
                        // A source on another site learns nothing of what was read here.
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
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

    private static void unknown(Problems problems, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Problem problem = Problem.of(401, "not-known")
                .with(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Mutatieboek\", charset=\"UTF-8\"");
        problems.answer(problem, request, response);
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
