package nl.mutatieboek.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.ledger.proof.HeadSigner;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ShowBalancesCommandTest {
    /** A head that is read after the ledger may be beyond what was read, while another process writes. */
    @Test
    void head_is_read_before_the_ledger() {
        ShowBalancesCommand command = new ShowBalancesCommand(List.of());
        new CommandLine(command).parseArgs("--item=XX", "--flow=EXPENDITURE", "--year=2026", "--proof=balance.proof");
        List<Class<?>> opened = new ArrayList<>();

        assertThatThrownBy(() -> command.execute(recording(opened))).isInstanceOf(NullPointerException.class);

        assertThat(opened).containsExactly(HeadSigner.class, AsOfResolver.class);
    }

    private static LedgerBeans recording(List<Class<?>> opened) {
        return new LedgerBeans() {
            @Override
            public <T> T getBean(Class<T> type) {
                opened.add(type);
                return null;
            }
        };
    }
}
