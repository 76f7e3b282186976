package nl.mutatieboek.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.balance.proof.NodeBalanceVerifier;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Moment.Code;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.importing.ImportOptions;
import nl.mutatieboek.importing.ImportResult;
import nl.mutatieboek.importing.ImportService;
import nl.mutatieboek.importing.PublishedImportData;
import nl.mutatieboek.importing.format.BudgetStatementRow;
import nl.mutatieboek.importing.format.LookAlikePolicy;
import nl.mutatieboek.importing.format.StatementFileParser;
import nl.mutatieboek.ledger.proof.HeadSigner;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Proves each published balance of an imported book, for a verifier in another language. */
@Tag("whole")
class PublishedBalanceProofTest {
    private static final List<Code> BILLS = List.of(Code.OWB, Code.VB, Code.O1, Code.O2, Code.SW);
    private static final Actor IMPORTER = new Actor(new PersonId("importer"), Set.of(), Set.of(Mandate.IMPORT));

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("nl.mutatieboek.importing.PublishedImportData#available")
    void each_published_balance_is_proven(PublishedImportData data) throws Exception {
        NodeBalanceVerifier.assumeInstalled();
        try (ApplicationFixture book = ApplicationFixture.empty().start()) {
            importStatements(book, data);
            List<BudgetStatementRow> rows = new ArrayList<>();
            StatementFileParser.parse(data.statements(), rows::add);
            BalanceProofQueries proofs = book.bean(BalanceProofQueries.class);
            List<String> files = new ArrayList<>();
            List<Long> published = new ArrayList<>();
            Map<String, Long> chapters = new TreeMap<>();
            for (BudgetStatementRow row : rows) {
                ItemPath article = ItemPath.parse(row.chapter() + "/" + row.articleCode());
                BudgetAccount account = new BudgetAccount(article, row.flow(), row.year());
                for (Map.Entry<Moment, Thousands> balance : row.balances().entrySet()) {
                    files.add(proofs.proveUpTo(account, null, balance.getKey()).orElseThrow());
                    published.add(balance.getValue().value());
                }
                row.balances().entrySet().stream()
                        .max(Comparator.comparing(
                                balance -> BILLS.indexOf(balance.getKey().code())))
                        .ifPresent(last -> chapters.merge(
                                row.chapter() + " " + row.flow() + " " + row.year(),
                                last.getValue().value(),
                                Long::sum));
            }
            int balances = files.size();
            for (Map.Entry<String, Long> chapter : chapters.entrySet()) {
                String[] parts = chapter.getKey().split(" ");
                files.add(proofs.prove(
                                ItemPath.parse(parts[0]),
                                Flow.parse(parts[1]),
                                rows.stream()
                                        .map(BudgetStatementRow::year)
                                        .filter(year -> year.toString().equals(parts[2]))
                                        .findFirst()
                                        .orElseThrow())
                        .orElseThrow());
                published.add(chapter.getValue());
            }

            List<String> verdicts = NodeBalanceVerifier.verify(
                    folder, book.bean(HeadSigner.class).verifierKey(), files);

            assertThat(balances).isEqualTo(data.statedBalanceCount());
            assertThat(verdicts).hasSameSizeAs(files);
            for (int i = 0; i < files.size(); i++) {
                assertThat(verdicts.get(i)).as(files.get(i)).matches("holds \\d+ " + published.get(i));
            }
        }
    }

    private static void importStatements(ApplicationFixture book, PublishedImportData data) {
        ImportResult taken = book.bean(ImportService.class)
                .importFile(
                        ImportService.ImportFormat.BEGROTINGSSTATEN,
                        data.statements(),
                        "file",
                        IMPORTER,
                        new ImportOptions(false, LookAlikePolicy.REFUSE, Map.of()),
                        (row, rows) -> {});
        assertThat(taken.isAccepted()).as(taken.toString()).isTrue();
        HeadSigner heads = book.bean(HeadSigner.class);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> heads.findLatest().stream().anyMatch(head -> head.size() == book.ledgerNumber()));
        book.awaitProjections();
    }
}
