package nl.mutatieboek.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import nl.mutatieboek.budget.ItemResolution.AmbiguousItem;
import nl.mutatieboek.budget.ItemResolution.ChapterItem;
import nl.mutatieboek.budget.ItemResolution.ResolvedItem;
import nl.mutatieboek.budget.ItemResolution.UnknownItemName;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Validity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people write where an item is asked, over the names of the demo book and of a chapter before it. */
class ItemNameResolverTest {
    private static final BudgetYear YEAR = new BudgetYear(2026);
    private static final Set<ChapterCode> XX = Set.of(new ChapterCode("XX"));
    private static final StructureSnapshot SNAPSHOT = snapshot();
    private static final ItemNameResolver ITEMS = new ItemNameResolver(() -> SNAPSHOT);

    private static StructureSnapshot snapshot() {
        ItemRegistrationState state = new ItemRegistrationState();
        List.of(
                        "VI = Justitie en Veiligheid, 2013",
                        "VI/37 = Migratie, 2013, 2025",
                        "VI/37/ind = Immigratie- en Naturalisatiedienst, 2013, 2025",
                        "VI/34 = Straffen en Beschermen, 2013",
                        "XVII = Buitenlandse Handel en Ontwikkelingshulp, 2013",
                        "XX = Asiel en Migratie, 2025",
                        "XX/37 = Asiel en Migratie, 2025",
                        "XX/37/2 = Toegang, toelating en opvang vreemdelingen, 2025",
                        "XX/37/2/agentschappen = Bijdrage aan agentschappen, 2025",
                        "XX/37/2/agentschappen/dji = DJI - Vreemdelingsbewaring en uitzetcentra, 2025",
                        "XX/37/2/agentschappen/ind = IND, 2025",
                        "XX/37/2/zbo = Bijdrage aan ZBO's/RWT's, 2025",
                        "XX/37/3 = Terugkeer en bewaring vreemdelingen, 2025",
                        "XX/91 = Apparaat kerndepartement, 2025",
                        "XX/92 = Nog onverdeeld, 2025",
                        "XX/92/asielmaatregelen = Reservering asielmaatregelen Regeerprogramma, 2025",
                        "XX/92/cafe = Café, 2025")
                .forEach(line -> register(line, state));
        return new StructureSnapshot(state, List.of(), List.of(), List.of(), List.of(), List.of());
    }

    private static void register(String line, ItemRegistrationState state) {
        String path = line.substring(0, line.indexOf(" = "));
        String[] years = line.replaceAll("^.*?(, [0-9]{4}(, [0-9]{4})?)$", "$1")
                .substring(2)
                .split(", ");
        String name = line.substring(path.length() + 3).replaceAll("(, [0-9]{4}){1,2}$", "");
        Validity validity =
                new Validity(BudgetYear.parse(years[0]), years.length == 1 ? null : BudgetYear.parse(years[1]));
        ItemPath item = ItemPath.parse(path);
        state.apply(
                item.isChapter()
                        ? new Event.ChapterOpened(item.chapter(), name, validity, true)
                        : new Event.ItemRegistered(item, name, validity));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ind                      | XX/37/2/agentschappen/ind
        IND                      | XX/37/2/agentschappen/ind
        agentschappen/ind        | XX/37/2/agentschappen/ind
        migratie ind             | XX/37/2/agentschappen/ind
        artikel 37               | XX/37
        Art. 37                  | XX/37
        37                       | XX/37
        XX 37                    | XX/37
        xx/37                    | XX/37
        hoofdstuk XX artikel 37  | XX/37
        37.2                     | XX/37/2
        37/2                     | XX/37/2
        artikel 37.2             | XX/37/2
        XX 37 2                  | XX/37/2
        zbo                      | XX/37/2/zbo
        apparaat                 | XX/91
        onverdeeld               | XX/92
        regeerprogramma          | XX/92/asielmaatregelen
        cafe                     | XX/92/cafe
        CAFÉ                     | XX/92/cafe
        vreemdelingen terugkeer  | XX/37/3
        straffen                 | VI/34
        VI 34                    | VI/34
        XVII                     | XVII/~
        ontwikkelingshulp        | XVII/~
        XX/37~91                 | XX/37~91
        XX/91~37                 | XX/37~91
        XVII/~                   | XVII/~
        XX/99                    | XX/99
        """)
    void name_or_code_of_one_item_is_resolved(String text, String path) {
        assertThat(resolve(text))
                .isInstanceOfSatisfying(
                        ResolvedItem.class,
                        resolved -> assertThat(resolved.label().item()).hasToString(path));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        asiel       | XX/37 XX/92/asielmaatregelen XX/~
        vreemd      | XX/37/2 XX/37/2/agentschappen/dji XX/37/3
        bijdrage    | XX/37/2/agentschappen XX/37/2/zbo
        bewaring    | XX/37/3 XX/37/2/agentschappen/dji
        XX          | XX/37 XX/91 XX/92 XX/~
        hoofdstuk XX| XX/37 XX/91 XX/92 XX/~
        asyl        | XX/~ XX/37
        aparaat     | XX/91
        blockchain  | ''
        '%'         | ''
        """)
    void text_of_no_or_several_items_is_answered_with_choices(String text, String choices) {
        assertThat(resolve(text).choices().stream().map(label -> label.item().toString()))
                .isEqualTo(choices.isEmpty() ? List.of() : Arrays.asList(choices.split(" ")));
    }

    @Test
    void each_answer_says_why_it_is_not_one_item() {
        assertThat(resolve("asiel")).isInstanceOf(AmbiguousItem.class);
        assertThat(resolve("XX")).isInstanceOf(ChapterItem.class);
        assertThat(resolve("asyl")).isInstanceOf(UnknownItemName.class);
        assertThat(resolve("x".repeat(500))).isEqualTo(new UnknownItemName(List.of()));
        assertThat(resolve(" ")).isEqualTo(new UnknownItemName(List.of()));
    }

    @Test
    void filter_takes_a_chapter_and_items_of_all_years() {
        ItemSearchScope all = ItemSearchScope.forFilter(Set.of());

        assertThat(ITEMS.resolve("xx", all)).isEqualTo(resolved("XX", "Asiel en Migratie"));
        assertThat(ITEMS.resolve("XVII", all)).isEqualTo(resolved("XVII", "Buitenlandse Handel en Ontwikkelingshulp"));
        assertThat(ITEMS.resolve("naturalisatie", all))
                .isEqualTo(resolved("VI/37/ind", "Immigratie- en Naturalisatiedienst"));
        assertThat(ITEMS.resolve("artikel 37", all).choices())
                .extracting(label -> label.item().toString())
                .startsWith("VI/37", "XX/37");
    }

    @Test
    void items_are_named_as_of_the_budget_year_and_found_in_it_only() {
        ItemSearchScope before = ItemSearchScope.forPosting(new BudgetYear(2020), XX);

        assertThat(ITEMS.resolve("ind", before)).isEqualTo(resolved("VI/37/ind", "Immigratie- en Naturalisatiedienst"));
        assertThat(ITEMS.resolve("apparaat", before)).isEqualTo(new UnknownItemName(List.of()));
    }

    @Test
    void completion_lists_the_own_chapter_first_and_is_bounded() {
        assertThat(ITEMS.complete("migratie", ItemSearchScope.forPosting(YEAR, XX), 10))
                .extracting(label -> label.item().toString())
                .containsExactly("XX/37", "XX/~");
        assertThat(ITEMS.complete("migratie", ItemSearchScope.forFilter(Set.of(new ChapterCode("VI"))), 2))
                .extracting(label -> label.item().toString())
                .containsExactly("VI/37", "VI/37/ind");
        assertThat(ITEMS.complete(" ", ItemSearchScope.forFilter(XX), 10)).isEmpty();
    }

    private static ResolvedItem resolved(String path, String name) {
        return new ResolvedItem(new ItemLabel(ItemPath.parse(path), name));
    }

    private static ItemResolution resolve(String text) {
        return ITEMS.resolve(text, ItemSearchScope.forPosting(YEAR, XX));
    }
}
