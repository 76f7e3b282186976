package nl.mutatieboek;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** docs/reference/settings.md lists the settings as the annotation processor found them in {@code @ConfigurationProperties}. */
class SettingsReferenceTest {
    private static final Path METADATA = Path.of("target/classes/META-INF/spring-configuration-metadata.json");
    private static final Path PAGE = Path.of("docs/reference/settings.md");
    private static final Path RECEIVED = Path.of("target/received/settings.md");
    private static final String BEGIN = "<!-- generated -->\n";
    private static final String END = "<!-- /generated -->";
    private static final int LINE = 120;

    @Test
    void settings_page_lists_every_setting_with_type_default_and_description() throws IOException {
        assertThat(METADATA).as("written by mvn compile").exists();
        Map<String, JsonNode> settings = new TreeMap<>();
        for (JsonNode property :
                new JsonMapper().readTree(Files.readString(METADATA)).get("properties")) {
            settings.put(property.get("name").asString(), property);
        }
        StringBuilder list = new StringBuilder();
        settings.forEach((name, property) -> list.append(wrap(item(name, property))));
        String page = Files.readString(PAGE);
        Files.createDirectories(RECEIVED.getParent());
        Files.writeString(
                RECEIVED,
                page.substring(0, page.indexOf(BEGIN) + BEGIN.length()) + list + page.substring(page.indexOf(END)));

        assertThat(settings).hasSizeGreaterThan(40);
        assertThat(page).as("copy %s over it", RECEIVED).contains(BEGIN + list + END);
    }

    private static String item(String name, JsonNode property) {
        assertThat(property.path("description").asString("")).as(name).isNotBlank();
        String value = property.path("defaultValue").asString("");
        String description = property.get("description")
                .asString()
                .replaceAll("\\{@code ([^}]*)}", "`$1`")
                .replaceAll(value.isEmpty() ? "$^" : "; [^;]* by default$", "");
        return "- `%s` (%s%s): %s%s."
                .formatted(
                        name,
                        type(property.get("type").asString()),
                        value.isEmpty() ? "" : ", default `" + value + "`",
                        description.substring(0, 1).toUpperCase(),
                        description.substring(1));
    }

    private static String type(String javaType) {
        String simple = javaType.replaceAll("<.*", "").replaceAll(".*[.$]", "");
        return switch (simple) {
            case "Integer", "Long" -> "number";
            case "String", "URI" -> "text";
            case "Path" -> "path";
            case "DataSize" -> "size";
            case "Set", "List" -> "list";
            case "Duration", "Map" -> simple.toLowerCase();
            default -> "word";
        };
    }

    private static String wrap(String item) {
        StringBuilder lines = new StringBuilder();
        StringBuilder line = new StringBuilder();
        for (String word : item.split(" ")) {
            if (line.length() + 1 + word.length() > LINE) {
                lines.append(line).append('\n');
                line = new StringBuilder(" ");
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        return lines.append(line).append('\n').toString();
    }
}
