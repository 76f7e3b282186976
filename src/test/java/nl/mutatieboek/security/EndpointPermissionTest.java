package nl.mutatieboek.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.mutatieboek.ApplicationFixture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every endpoint is in the permission table, and the table is in the documentation. */
@Tag("application")
class EndpointPermissionTest {
    private static final Path PAGE = Path.of("docs/reference/permissions.md");
    private static final Path RECEIVED = Path.of("target/received/permissions.md");
    private static final String BEGIN = "<!-- table -->\n";
    private static final String END = "<!-- end -->";
    private static final Pattern ONE_OF = Pattern.compile("\\{[a-zA-Z]+:([a-z|-]+)}");
    /** Answered by Spring itself, or by no handler method. */
    private static final Set<String> ELSEWHERE = Set.of(
            "GET /actuator/health", "GET /actuator/prometheus", "GET /favicon.ico", "GET /webjars/**", "GET /theme/**");

    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    @Test
    void every_request_handler_has_an_endpoint_permission() {
        assertThat(handlerEndpoints()).isNotEmpty().isSubsetOf(permittedEndpoints());
    }

    @Test
    void endpoint_permissions_name_only_existing_endpoints() {
        assertThat(permittedEndpoints())
                .filteredOn(endpoint -> !endpoint.startsWith("$"))
                .isSubsetOf(Stream.concat(handlerEndpoints().stream(), ELSEWHERE.stream())
                        .toList());
    }

    @Test
    void every_cli_command_has_an_endpoint_permission() throws IOException {
        Set<String> commands = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("src/main/java/nl/mutatieboek/cli"))) {
            for (Path file : files.toList()) {
                Matcher command =
                        Pattern.compile("@Command\\(\\s*name = \"([a-z]+)\"").matcher(Files.readString(file));
                while (command.find()) {
                    commands.add("$ " + command.group(1));
                }
            }
        }
        commands.remove("$ mutatieboek");

        assertThat(permittedEndpoints())
                .filteredOn(endpoint -> endpoint.startsWith("$"))
                .containsExactlyInAnyOrderElementsOf(commands);
    }

    @Test
    void endpoint_belongs_to_one_permission_only() {
        assertThat(permittedEndpoints()).doesNotHaveDuplicates();
    }

    @Test
    void security_guide_contains_the_current_permission_table() throws IOException {
        String page = Files.readString(PAGE);
        String table = PermissionTableRenderer.render();
        Files.createDirectories(RECEIVED.getParent());
        String head = page.substring(0, page.indexOf(BEGIN) + BEGIN.length());
        Files.writeString(RECEIVED, head + table + page.substring(page.indexOf(END)));

        assertThat(page).as("copy %s over it", RECEIVED).contains(BEGIN + table + END);
    }

    private static List<String> permittedEndpoints() {
        return Arrays.stream(EndpointPermission.values())
                .flatMap(action -> action.endpoints().stream())
                .toList();
    }

    /** Each report is an endpoint of its own, all with one permission. */
    private static Set<String> handlerEndpoints() {
        Set<String> handled = new TreeSet<>();
        for (RequestMappingInfo info : BOOK.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()) {
            Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
            for (String path : info.getPatternValues()) {
                for (RequestMethod method : methods.isEmpty() ? Set.of(RequestMethod.GET) : methods) {
                    Matcher oneOf = ONE_OF.matcher(path);
                    (oneOf.find() ? Stream.of(oneOf.group(1).split("\\|")).map(oneOf::replaceFirst) : Stream.of(path))
                            .map(one -> one.startsWith("/v1/reports/") ? "/v1/reports/{report}" : one)
                            .forEach(one -> handled.add(method + " " + one));
                }
            }
        }
        return handled;
    }
}
