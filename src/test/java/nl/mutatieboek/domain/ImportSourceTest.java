package nl.mutatieboek.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import nl.mutatieboek.domain.Command.ImportSource;
import nl.mutatieboek.domain.Command.RegisterItem;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Validity;
import org.junit.jupiter.api.Test;

class ImportSourceTest {
    private static final BudgetYear YEAR = new BudgetYear(2026);

    @Test
    void import_command_text_omits_the_other_items_of_the_file() {
        ItemPath item = ItemPath.parse("XX/37");
        ItemPath other = ItemPath.parse("XX/91");

        RegisterItem command =
                new RegisterItem(item, null, new Validity(YEAR, YEAR), new ImportSource(Set.of(item, other), false));

        assertThat(command.toString()).contains("XX/37", "evenIfAlike=false").doesNotContain("XX/91");
    }
}
