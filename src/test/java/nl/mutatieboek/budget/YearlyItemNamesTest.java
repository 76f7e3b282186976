package nl.mutatieboek.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.mutatieboek.budget.StructureQueries.KnownChapter;
import nl.mutatieboek.budget.StructureQueries.KnownItem;
import nl.mutatieboek.domain.Event.ItemNamed;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Validity;
import org.junit.jupiter.api.Test;

class YearlyItemNamesTest {
    private static final ItemPath CHAPTER = ItemPath.parse("VI");
    private static final ItemPath ARTICLE = ItemPath.parse("VI/37");

    private static ItemNamed name(ItemPath item, int year, String name) {
        return new ItemNamed(item, new BudgetYear(year), name);
    }

    private static String in(YearlyItemNames names, ItemPath item, int year) {
        return names.nameIn(item, new BudgetYear(year)).orElse(null);
    }

    @Test
    void item_name_of_an_unnamed_year_is_the_nearest_earlier_or_else_later_one() {
        YearlyItemNames names = new YearlyItemNames(
                List.of(),
                List.of(),
                List.of(
                        name(CHAPTER, 2020, "Justitie en Veiligheid"),
                        name(CHAPTER, 2013, "Veiligheid en Justitie"),
                        name(ARTICLE, 2020, "Migratie")));

        assertThat(in(names, CHAPTER, 2012)).isEqualTo("Veiligheid en Justitie");
        assertThat(in(names, CHAPTER, 2016)).isEqualTo("Veiligheid en Justitie");
        assertThat(in(names, CHAPTER, 2020)).isEqualTo("Justitie en Veiligheid");
        assertThat(in(names, CHAPTER, 2026)).isEqualTo("Justitie en Veiligheid");
        assertThat(in(names, ARTICLE, 2013)).isEqualTo("Migratie");
        assertThat(names.lastName(CHAPTER)).contains("Justitie en Veiligheid");
        assertThat(in(names, ItemPath.parse("VI/38"), 2020)).isNull();
    }

    @Test
    void item_name_of_a_year_is_the_registered_one_or_else_the_alphabetically_first() {
        Validity from2020 = new Validity(new BudgetYear(2020), null);
        List<KnownChapter> registered = List.of(new KnownChapter(new ChapterCode("VI"), "Veiligheid", from2020, true));
        List<KnownItem> unnamed = List.of(new KnownItem(ARTICLE, null, from2020));
        ItemNamed one = name(ARTICLE, 2020, "Migratie");
        ItemNamed other = name(ARTICLE, 2020, "Asiel");
        ItemNamed ofChapter = name(CHAPTER, 2020, "Justitie");

        for (List<ItemNamed> order : List.of(List.of(one, other, ofChapter), List.of(ofChapter, other, one))) {
            YearlyItemNames names = new YearlyItemNames(registered, unnamed, order);
            assertThat(in(names, ARTICLE, 2020)).isEqualTo("Asiel");
            assertThat(in(names, CHAPTER, 2020)).isEqualTo("Veiligheid");
        }
    }
}
