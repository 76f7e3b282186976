package nl.mutatieboek.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.balance.proof.NodeBalanceVerifier;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment.Code;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.importing.ImportOptions;
import nl.mutatieboek.importing.ImportResult;
import nl.mutatieboek.importing.ImportService;
import nl.mutatieboek.importing.PublishedImportData;
import nl.mutatieboek.importing.format.BudgetStatementRow;
import nl.mutatieboek.importing.format.LookAlikePolicy;
import nl.mutatieboek.importing.format.StatementFileParser;
import nl.mutatieboek.importing.table.TableFile;
import nl.mutatieboek.ledger.proof.HeadSigner;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Imports the published budgets document by document, and proves each balance at the head that is signed after its
 * document, for a verifier in another language.
 */
@Tag("whole")
class PublishedBalanceProofTest {
    private static final List<Code> BILLS = List.of(Code.OWB, Code.VB, Code.O1, Code.O2, Code.SW);
    private static final Actor IMPORTER = new Actor(new PersonId("importer"), Set.of(), Set.of(Mandate.IMPORT));
    private static final int YEAR = 0;
    private static final int CHAPTER = 2;

    @TempDir
    Path folder;

    private final List<String> proofs = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();

    /** Last published balances of a chapter by article. */
    private final Map<BudgetAccount, Map<String, Long>> chapters = new HashMap<>();

    @ParameterizedTest
    @MethodSource("nl.mutatieboek.importing.PublishedImportData#available")
    void each_published_balance_is_proven_at_the_head_after_its_document(PublishedImportData data) throws Exception {
        NodeBalanceVerifier.assumeInstalled();
        int balances = 0;
        try (ApplicationFixture book = ApplicationFixture.empty().start()) {
            for (List<String> lines : documents(data)) {
                TableFile document = TableFile.firstSheetOf(
                        Files.write(folder.resolve("document.csv"), lines, StandardCharsets.ISO_8859_1));
                long size = importDocument(book, document);
                balances += prove(book.bean(BalanceProofQueries.class), document, size);
            }

            List<String> verdicts = NodeBalanceVerifier.verify(
                    folder, book.bean(HeadSigner.class).verifierKey(), proofs);

            assertThat(balances).isEqualTo(data.statedBalanceCount());
            assertThat(verdicts).hasSameSizeAs(proofs);
            for (int i = 0; i < proofs.size(); i++) {
                assertThat(verdicts.get(i)).as(proofs.get(i)).matches("holds \\d+ " + expected.get(i));
            }
        }
    }

    /** Returns the lines of each document: a bill of a chapter, in the order of time. */
    private static Collection<List<String>> documents(PublishedImportData data) throws IOException {
        List<String> lines = Files.readAllLines(data.statements().path(), StandardCharsets.ISO_8859_1);
        Map<String, List<String>> documents = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            int amounts = cells.length - BILLS.size();
            for (int bill = 0; bill < BILLS.size(); bill++) {
                String[] own = cells.clone();
                Arrays.fill(own, amounts, cells.length, "");
                own[amounts + bill] = cells[amounts + bill];
                if (!own[amounts + bill].isEmpty()) {
                    documents
                            .computeIfAbsent(
                                    cells[YEAR] + " " + bill + " " + cells[CHAPTER],
                                    document -> new ArrayList<>(lines.subList(0, 1)))
                            .add(String.join(",", own));
                }
            }
        }
        return documents.values();
    }

    /** Returns the size of the head that is signed after the import. */
    private static long importDocument(ApplicationFixture book, TableFile document) {
        ImportResult result = book.bean(ImportService.class)
                .importFile(
                        ImportService.ImportFormat.BEGROTINGSSTATEN,
                        document,
                        "file",
                        IMPORTER,
                        new ImportOptions(false, LookAlikePolicy.REFUSE, Map.of()),
                        (row, rows) -> {});
        assertThat(result.isAccepted()).as(result.toString()).isTrue();
        HeadSigner heads = book.bean(HeadSigner.class);
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> heads.findLatest().stream().anyMatch(head -> head.size() == result.ledgerNumber()));
        return result.ledgerNumber();
    }

    /** Proves each balance of a document, and those of its chapter; returns how many the document has. */
    private int prove(BalanceProofQueries queries, TableFile document, long size) {
        List<BudgetStatementRow> rows = new ArrayList<>();
        StatementFileParser.parse(document, rows::add);
        Set<BudgetAccount> changed = new HashSet<>();
        for (BudgetStatementRow row : rows) {
            ItemPath article = ItemPath.parse(row.chapter() + "/" + row.articleCode());
            row.balances().forEach((moment, balance) -> {
                add(
                        queries.proveUpTo(article.toUnassigned(), row.flow(), row.year(), null, moment)
                                .orElseThrow(),
                        balance.value(),
                        size);
                BudgetAccount chapter = new BudgetAccount(ItemPath.of(row.chapter()), row.flow(), row.year());
                chapters.computeIfAbsent(chapter, unknown -> new HashMap<>()).put(row.articleCode(), balance.value());
                changed.add(chapter);
            });
        }
        for (BudgetAccount chapter : changed) {
            add(
                    queries.prove(chapter.item(), chapter.flow(), chapter.year())
                            .orElseThrow(),
                    chapters.get(chapter).values().stream()
                            .mapToLong(Long::longValue)
                            .sum(),
                    size);
        }
        return rows.size();
    }

    private void add(String proof, long thousands, long size) {
        assertThat(proof).contains("/balances\n" + size + "\n");
        proofs.add(proof);
        expected.add(String.valueOf(thousands));
    }
}
