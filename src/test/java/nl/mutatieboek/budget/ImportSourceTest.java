package nl.mutatieboek.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import nl.mutatieboek.budget.Command.ImportSource;
import nl.mutatieboek.budget.Command.RegisterItem;
import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.budget.term.Validity;
import org.junit.jupiter.api.Test;

class ImportSourceTest {
    private static final BudgetYear YEAR = new BudgetYear(2026);

    @Test
    void command_of_a_file_is_written_without_all_items_of_the_file() {
        ItemPath item = ItemPath.parse("XX/37");
        ItemPath other = ItemPath.parse("XX/91");

        RegisterItem command =
                new RegisterItem(item, null, new Validity(YEAR, YEAR), new ImportSource(Set.of(item, other), false));

        assertThat(command.toString()).contains("XX/37", "evenIfAlike=false").doesNotContain("XX/91");
    }
}
