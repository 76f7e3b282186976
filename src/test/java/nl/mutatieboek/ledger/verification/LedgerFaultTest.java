package nl.mutatieboek.ledger.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LedgerFaultTest {
    @Test
    void verify_guide_explains_exactly_the_existing_fault_kinds() throws IOException {
        String document = Files.readString(Path.of("docs", "reference", "verify.md"));

        assertThat(Pattern.compile("^\\| `([a-z-]+)` \\|", Pattern.MULTILINE)
                        .matcher(document)
                        .results()
                        .map((MatchResult row) -> row.group(1)))
                .containsExactlyInAnyOrderElementsOf(Stream.of(LedgerFault.LedgerFaultKind.values())
                        .map(LedgerFault.LedgerFaultKind::code)
                        .toList());
    }
}
