package nl.mutatieboek.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the document of events, to compare it with the code. */
final class EventDocumentReader {
    static final Path DOCUMENT = Path.of("docs/reference/events.md");

    static String words(String name, Enum<?>[] constants) {
        return "| %s | %s |\n"
                .formatted(
                        name,
                        Arrays.stream(constants)
                                .map(constant -> "`" + constant.name() + "`")
                                .collect(Collectors.joining(", ")));
    }

    /** The paths of all leaves of an object, in order, those of list elements once. */
    static List<String> paths(byte[] json) throws IOException {
        Set<String> paths = new LinkedHashSet<>();
        collect("", new ObjectMapper().readTree(json), paths);
        return List.copyOf(paths);
    }

    static void collect(String path, JsonNode node, Set<String> paths) {
        if (node.isObject() && EventNames.all().keySet().containsAll(names(node))) {
            // An event within an event, whose own properties stand in the row of its name.
            paths.add(path);
        } else if (node.isObject()) {
            node.properties()
                    .forEach(p -> collect(path.isEmpty() ? p.getKey() : path + "." + p.getKey(), p.getValue(), paths));
        } else if (node.isArray()) {
            node.forEach(element -> collect(path + "[]", element, paths));
        } else {
            paths.add(path);
        }
    }

    static List<String> names(JsonNode node) {
        return node.properties().stream().map(Map.Entry::getKey).toList();
    }

    /** Returns the text between the marks of a section, without the table header. */
    static String section(String name) throws IOException {
        String text = Files.readString(DOCUMENT);
        String begin = "<!-- checked: " + name + " -->\n";
        String end = "<!-- /checked -->";
        int from = text.indexOf(begin);
        assertThat(from).as("the mark of section %s in %s", name, DOCUMENT).isNotNegative();
        String section = text.substring(from + begin.length(), text.indexOf(end, from));
        return Arrays.stream(section.split("(?<=\n)"))
                .filter(row -> !row.startsWith("|--") && !row.startsWith("| name |"))
                .collect(Collectors.joining());
    }

    private EventDocumentReader() {}
}
