package nl.mutatieboek.domain.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "XX",
                "A",
                "IXB",
                "XX/37",
                "XX/37/2/zbo/coa",
                "XX/92/asielmaatregelen",
                "XX/37/2.1/a_b/c-d",
                "XX/37~91",
                "XVII/~",
                "XX/37/~",
                "XX/37/2~3",
                "XX/1~2~3~4~5~6~7~8",
                "XX/1/2/3/4/5/6/7/8",
                "XX/1/2/3/4/5/6/7/~"
            })
    void item_path_is_formatted_as_it_was_parsed(String text) {
        assertThat(ItemPath.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "xx",
                "XX/",
                "/XX",
                "XX//37",
                "XX/37/",
                "XX 37",
                "XX/ 37",
                "XX/37 ",
                "XX/Asiel",
                "XX/-37",
                "XX/.37",
                "XX/_37",
                "XX/37%2F91",
                "XX/37?91",
                "XX/37#91",
                "XX/37:91",
                "XX/é",
                "XX/37\u0000",
                "XX/37\n",
                "XX/\u202E37",
                "XX/..",
                "XX/~37",
                "XX/37~",
                "XX/37~~91",
                "XX/~~",
                "XX/37~37",
                "XX/37~91~37",
                "XX/37~91/2",
                "XX/~/2",
                "XX~VI",
                "XX/1~2~3~4~5~6~7~8~9",
                "XX/1/2/3/4/5/6/7/8/9",
                "ABCDEFGHI/1",
                "X1/1"
            })
    void malformed_item_path_is_rejected(String text) {
        assertMalformed(text);
    }

    static Stream<String> tooLong() {
        return Stream.of(
                "XX/" + "a".repeat(41),
                "XX/" + "a".repeat(398),
                "XX/" + "a".repeat(1_000_000),
                "XX" + "/a".repeat(500_000),
                "XX/" + "~".repeat(1_000_000));
    }

    @ParameterizedTest
    @MethodSource("tooLong")
    void item_path_over_the_length_limit_is_rejected(String text) {
        assertMalformed(text);
    }

    @Test
    void item_path_with_codes_of_40_characters_is_accepted() {
        String code = "a".repeat(40);
        String path = "ABCDEFGH" + ("/" + code).repeat(8);

        assertThat(ItemPath.parse("XX/" + code).codes()).containsExactly(code);
        assertThat(ItemPath.parse(path).depth()).isEqualTo(8);
        assertThat(path.length()).isLessThanOrEqualTo(400);
    }

    @Test
    void item_path_of_400_characters_is_accepted_and_of_401_rejected() {
        String code = "a".repeat(40);
        String alternatives =
                IntStream.rangeClosed(1, 7).mapToObj(i -> "a".repeat(39) + i).collect(Collectors.joining("~"));
        String path = "XX/" + code + "/" + code + "/" + alternatives + "~";

        assertThat(ItemPath.parse(path + "b".repeat(28)).toString()).hasSize(400);
        assertThatThrownBy(() -> ItemPath.parse(path + "b".repeat(29))).isInstanceOf(MalformedValueException.class);
    }

    @ParameterizedTest
    @CsvSource({"XX/91~37, XX/37~91", "XX/91~9~37, XX/9~37~91", "XX/37/zbo~coa, XX/37/coa~zbo"})
    void open_item_is_equal_in_any_order_of_its_alternatives(String text, String same) {
        assertThat(ItemPath.parse(text)).isEqualTo(ItemPath.parse(same)).hasToString(same);
    }

    @ParameterizedTest
    @CsvSource({
        "XX,        XX",
        "XX/37,     XX/37",
        "XX/37/~,   XX/37",
        "XVII/~,    XVII",
        "XX/37~91,  XX/37~91",
        "XX/37/2~3, XX/37/2~3"
    })
    void item_path_has_its_account(String path, String account) {
        assertThat(ItemPath.parse(path).account()).isEqualTo(ItemPath.parse(account));
    }

    @ParameterizedTest
    @CsvSource({
        "XX/37,      XX/37",
        "XX/37/2/~,  XX/37/2",
        "XVII/~,     XVII",
        "XX/37~91,   XX/37 XX/91",
        "XX/37/2~3,  XX/37/2 XX/37/3"
    })
    void item_path_lists_the_items_that_it_names(String path, String named) {
        assertThat(ItemPath.parse(path).named())
                .isEqualTo(Stream.of(named.split(" ")).map(ItemPath::parse).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "XX,       XX,             true",
        "XX,       XX/37/2,        true",
        "XX,       XX/37~91,       true",
        "XX,       XX/~,           true",
        "XX,       XXI/37,         false",
        "XX/37,    XX/37,          true",
        "XX/37,    XX/37/~,        true",
        "XX/37,    XX/37/2/zbo,    true",
        "XX/37,    XX/37~91,       false",
        "XX/37,    XX/371,         false",
        "XX/37,    XX,             false",
        "XX/37,    VI/37,          false",
        "XX/37~91, XX/37,          false"
    })
    void item_path_contains_itself_and_the_items_below(String path, String other, boolean contains) {
        assertThat(ItemPath.parse(path).contains(ItemPath.parse(other))).isEqualTo(contains);
    }

    @ParameterizedTest
    @CsvSource({
        // path,       chapter, article, open,  depth
        "XX,           true,    false,   false, 0",
        "XX/37,        false,   true,    false, 1",
        "XX/~,         false,   false,   true,  1",
        "XX/37~91,     false,   false,   true,  1",
        "XX/37/2,      false,   false,   false, 2",
        "XX/37/~,      false,   false,   true,  2"
    })
    void item_path_reports_its_level_and_depth(String text, boolean chapter, boolean article, boolean open, int depth) {
        ItemPath path = ItemPath.parse(text);

        assertThat(List.of(path.isChapter(), path.isArticle(), path.isOpen())).containsExactly(chapter, article, open);
        assertThat(path.depth()).isEqualTo(depth);
    }

    @Test
    void item_path_lineage_starts_at_its_chapter() {
        assertThat(ItemPath.parse("XX/37/2").ancestorsAndSelf())
                .extracting(ItemPath::toString)
                .containsExactly("XX", "XX/37", "XX/37/2");
        assertThat(ItemPath.parse("XX/37/2").parent()).hasToString("XX/37");
        assertThat(ItemPath.parse("XX/37").toUnassigned()).hasToString("XX/37/~");
        assertThat(ItemPath.of(new ChapterCode("XX"))).isEqualTo(ItemPath.parse("XX"));
    }

    @Test
    void neighbouring_item_paths_have_different_hash_codes() {
        assertThat(Stream.of("A/4", "B/3", "XX/15", "XY/05", "VI/2/b", "VI/3/c", "VJ/1/b")
                        .map(path -> ItemPath.parse(path).hashCode()))
                .doesNotHaveDuplicates();
    }

    @Test
    void item_path_copies_its_list_of_codes() {
        List<String> codes = new ArrayList<>(List.of("37"));
        ItemPath path = new ItemPath(new ChapterCode("XX"), codes);
        codes.add("2");

        assertThat(path).hasToString("XX/37");
    }

    private static void assertMalformed(String text) {
        assertThatThrownBy(() -> ItemPath.parse(text))
                .isInstanceOfSatisfying(
                        MalformedValueException.class,
                        malformed -> assertThat(malformed.expected())
                                .isIn(
                                        MalformedValueException.ExpectedValue.ITEM,
                                        MalformedValueException.ExpectedValue.CHAPTER));
    }
}
