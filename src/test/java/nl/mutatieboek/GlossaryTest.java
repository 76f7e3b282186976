package nl.mutatieboek;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.domain.value.ArticleCategory;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.Ceiling;
import nl.mutatieboek.domain.value.Continuation;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationClass;
import nl.mutatieboek.domain.value.MutationKind;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/** Checks that docs/reference/glossary.md is complete and names existing code. */
class GlossaryTest {
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");
    private static final Path CLASSES_FOLDER = Path.of("target/classes");
    private static final List<Class<?>> CLASSES = classes();

    @Test
    void glossary_has_a_row_for_every_public_domain_value_type() {
        List<String> words = CLASSES.stream()
                .filter(type -> type.getPackageName().equals("nl.mutatieboek.domain.value"))
                .filter(type -> Modifier.isPublic(type.getModifiers()))
                .map(GlossaryTest::name)
                .toList();

        assertThat(words).contains("Thousands", "Moment.Code");
        assertThat(names()).containsAll(words);
    }

    @Test
    void glossary_has_a_row_for_every_constant_of_the_user_facing_enums() {
        List<String> constants = Stream.of(
                        MutationKind.values(),
                        Flow.values(),
                        Moment.Code.values(),
                        Basis.values(),
                        Continuation.Type.values(),
                        MutationClass.values(),
                        Ceiling.values(),
                        ArticleCategory.values())
                .flatMap(Arrays::stream)
                .map(constant -> name(constant.getDeclaringClass()) + "." + constant.name())
                .toList();

        assertThat(constants).contains("MutationKind.RESERVE_ALLOCATION", "Moment.Code.OWB", "Continuation.Type.UNTIL");
        assertThat(names()).containsAll(constants);
    }

    @Test
    void glossary_names_only_types_and_members_that_exist() {
        assertThat(names().stream().filter(name -> !name.startsWith("\"")).filter(name -> !exists(name)))
                .isEmpty();
    }

    @Test
    void glossary_names_only_api_terms_that_the_openapi_document_contains() {
        YamlMapFactoryBean yaml = new YamlMapFactoryBean();
        yaml.setResources(new ClassPathResource("openapi.yaml"));
        String api = new JsonMapper().writeValueAsString(yaml.getObject());

        assertThat(names().stream().filter(name -> name.startsWith("\"")).filter(name -> !api.contains(name)))
                .isEmpty();
    }

    @Test
    void glossary_row_has_four_nonblank_cells_and_code_names() {
        assertThat(rows()).hasSizeGreaterThan(80).allSatisfy(row -> {
            assertThat(row).hasSize(4).noneMatch(String::isBlank);
            assertThat(row.get(2)).matches("`[^`]+`(, `[^`]+`)*");
        });
    }

    @Test
    void glossary_lists_every_code_name_once() {
        assertThat(rows().stream().map(List::getFirst).toList()).contains("overboeking tussen begrotingen");
        assertThat(rows().stream().flatMap(row -> namesIn(row.get(2))).filter(name -> !name.startsWith("\"")))
                .doesNotHaveDuplicates();
    }

    /** A type by its name, with that of the type around it, or a member of one: {@code Moment.Code.OWB}. */
    private static boolean exists(String name) {
        int dot = name.lastIndexOf('.');
        return CLASSES.stream().anyMatch(type -> name(type).equals(name))
                || (dot > 0
                        && CLASSES.stream()
                                .filter(type -> name(type).equals(name.substring(0, dot)))
                                .flatMap(GlossaryTest::members)
                                .anyMatch(member -> member.getName().equals(name.substring(dot + 1))));
    }

    private static Stream<Member> members(Class<?> type) {
        return Stream.concat(Arrays.stream(type.getDeclaredFields()), Arrays.stream(type.getDeclaredMethods()));
    }

    private static String name(Class<?> type) {
        return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    }

    private static List<Class<?>> classes() {
        try (Stream<Path> files = Files.walk(CLASSES_FOLDER)) {
            List<String> names = files.map(
                            file -> CLASSES_FOLDER.relativize(file).toString())
                    .filter(file -> file.endsWith(".class"))
                    .map(file -> file.replace(".class", "").replace('/', '.'))
                    .toList();
            List<Class<?>> classes = new ArrayList<>();
            for (String name : names) {
                Class<?> type = Class.forName(name, false, GlossaryTest.class.getClassLoader());
                if (!type.isAnonymousClass() && !type.isLocalClass()) {
                    classes.add(type);
                }
            }
            return classes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> names() {
        return rows().stream().flatMap(row -> namesIn(row.get(2))).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> namesIn(String cell) {
        return NAME.matcher(cell).results().map((MatchResult match) -> match.group(1));
    }

    /** The rows of the tables of words; that of the signals has three columns and is read elsewhere. */
    private static List<List<String>> rows() {
        return lines().filter(line -> line.startsWith("| ") && !line.startsWith("| Dutch |"))
                .map(line -> Arrays.stream(
                                line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
                        .map(String::strip)
                        .toList())
                .filter(row -> row.size() != 3)
                .toList();
    }

    private static Stream<String> lines() {
        try {
            return Files.readAllLines(Path.of("docs/reference/glossary.md")).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
