package nl.mutatieboek.demo;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static nl.mutatieboek.domain.value.Flow.COMMITMENTS;
import static nl.mutatieboek.domain.value.Flow.EXPENDITURE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.domain.CalendarEvent;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.FigureRefusal;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.ledger.LedgerEntry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@Tag("whole")
class DemoBookTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.demo();

    private static final DemoLedger LEDGER = new DemoLedger(BOOK);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        XX/92/asielmaatregelen | EXPENDITURE | 2026 |    46322     59681     59926     60526     60543
        XX/92/asielmaatregelen | COMMITMENTS | 2026 |    46322     59681     59926     60526     60543
        XX/37~91               | EXPENDITURE | 2026 |    68678     55319     55074     54474     54457
        XX/37                  | EXPENDITURE | 2025 |  8786498   8728219   2864239   1228804   1228804
        XX/37                  | COMMITMENTS | 2025 |  9490898   9779219   2864239   1228804   1228804
        XX                     | EXPENDITURE | 2026 |  8843219
        XVII                   | EXPENDITURE | 2026 |   -10000    -10000    -10000    -10000
        """)
    void demo_book_has_the_balances_of_the_2026_letter(String item, Flow flow, int firstYear, String thousands) {
        List<Long> expected =
                Stream.of(thousands.strip().split(" +")).map(Long::valueOf).toList();
        List<Integer> years =
                IntStream.range(firstYear, firstYear + expected.size()).boxed().toList();

        assertThat(years.stream().map(year -> LEDGER.booked(item, flow, year)).toList())
                .isEqualTo(expected);
        assertThat(years.stream()
                        .map(year -> LEDGER.getBalance(item, flow, year)
                                .get("thousands")
                                .asLong())
                        .toList())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "XX, 2025, false, 2025-O2",
        "XX, 2026, false, 2026-OWB",
        "XX/37, 2025, true, 2025-O2",
        "XX/37, 2026, true, 2026-OWB",
        "XX/37~91, 2026, true, 2026-OWB",
        "XX/92/asielmaatregelen, 2026, true, 2026-OWB",
        "XX/92, 2026, false, 2026-OWB",
    })
    void demo_balance_states_its_completeness_and_the_last_moment_read(
            String item, int year, boolean complete, String readUpTo) {
        JsonNode balance = LEDGER.getBalance(item, EXPENDITURE, year);

        assertThat(balance.get("complete").asBoolean()).isEqualTo(complete);
        assertThat(balance.get("readUpTo").asString()).isEqualTo(readUpTo);
    }

    @Test
    void balance_of_article_91_is_unknown_instead_of_zero() {
        JsonNode balance = LEDGER.getBalance("XX/91", EXPENDITURE, 2026);

        assertThat(balance.get("known").asBoolean()).isFalse();
        assertThat(balance.get("thousands").isNull()).isTrue();
        assertThat(balance.get("complete").asBoolean()).isFalse();
    }

    @Test
    void law_10_chapter_balance_shows_the_published_and_the_unread_amount() {
        JsonNode balance = LEDGER.getBalance("XX", EXPENDITURE, 2026);

        assertThat(balance.get("thousands").asLong()).isEqualTo(8_843_219);
        assertThat(balance.get("published").asLong()).isEqualTo(8_940_000);
        assertThat(balance.get("unread").asLong()).isEqualTo(96_781);
        assertThat(balance.get("margin").asLong()).isEqualTo(1_500);
    }

    @Test
    void trail_of_article_37_equals_the_expected_lines() {
        JsonNode entries = BOOK.as("auditor")
                .get("/v1/trail?item=XX/37&flow=EXPENDITURE&year=2026&atLeast=" + BOOK.ledgerNumber())
                .json()
                .get("entries");
        String trail = entries.valueStream()
                .map(entry -> "%s %s %s %s of %s and %s: %+d makes %d%n"
                        .formatted(
                                entry.at("/number").asString(),
                                entry.at("/item").asString(),
                                entry.at("/basis").asString(),
                                entry.at("/source/document").asString(),
                                entry.at("/proposed/by").asString(),
                                entry.at("/approved/by").asString()
                                        + (entry.at("/confirmed").isEmpty()
                                                ? ""
                                                : " and "
                                                        + entry.at("/confirmed/0/by")
                                                                .asString()),
                                entry.at("/thousands").asLong(),
                                entry.at("/balance").asLong()))
                .collect(joining());

        assertThat(trail).isEqualTo("""
            XX-2025-0001 XX/37/2/agentschappen/ind READ 36600-XX-2 of proposer and approver: +809634 makes 809634
            XX-2025-0001 XX/37/2/agentschappen/dji READ 36600-XX-2 of proposer and approver: +84873 makes 894507
            XX-2025-0001 XX/37/2/zbo READ 36600-XX-2 of proposer and approver: +4890105 makes 5784612
            XX-2025-0001 XX/37/2/~ DERIVED 36600-XX-2 of proposer and approver: +3955485 makes 9740097
            XX-2025-0001 XX/37/3 DERIVED 36600-XX-2 of proposer and approver: +29122 makes 9769219
            XX-2026-0002 XX/37 READ Brief nieuwe beleidsmatige uitgaven 2026 AenM of proposer and approver and counterpart: +10000 makes 9779219
            XX-2026-0004 XX/37 READ 36800-XX-5 Brief Algemene Rekenkamer of approver and proposer: -1051000 makes 8728219
            """);
    }

    @Test
    void opening_of_article_37_equals_the_totals_of_the_bill() {
        Event.PostingsBooked opening = LEDGER.booked().getFirst();
        assertThat(opening.kind()).isEqualTo(MutationKind.OPENING);
        assertThat(DemoLedger.totals(opening, EXPENDITURE))
                .containsExactly(9_480_898L, 9_769_219L, 2_854_239L, 1_218_804L, 1_218_804L);
        assertThat(DemoLedger.totals(opening, COMMITMENTS))
                .containsExactly(9_490_898L, 9_769_219L, 2_854_239L, 1_218_804L, 1_218_804L);
    }

    /** Copied from the documents by hand: one line for each series, with its first year. Anything else in the book is wrong. */
    @Test
    void demo_postings_equal_the_table_copied_from_the_sources() {
        assertThat(LEDGER.series()).isEqualTo("""
            XX-2025-0001 OPENING 2025-OWB 36600-XX-2, art.37 tabel D (rijksfinancien onderdeel 3165618)
              XX/37/2/agentschappen/ind U READ 2025: 866372 809634 453013 317406 317406
              XX/37/2/agentschappen/dji U READ 2025: 84842 84873 84873 84873 84873
              XX/37/2/zbo U READ 2025: 4502164 4890105 1016100 691390 691390
              XX/37/2/~ U DERIVED 2025: 3999165 3955485 1278402 110549 110549
              XX/37/3 U DERIVED 2025: 28355 29122 21851 14586 14586
              XX/37/~ V READ 2025: 9490898 9769219 2854239 1218804 1218804
            XX-2025-0002 RESERVATION 2025-O1 rounded to 1000: Brief nieuwe beleidsmatige uitgaven 2026 AenM, Asielmaatregelen Regeerprogramma, eerste zin
              XX/92/asielmaatregelen U INFERRED 2026: 115000 115000 115000 115000 115000
              XX/92/asielmaatregelen V INFERRED 2026: 115000 115000 115000 115000 115000
            XX-2026-0001 RESERVE_ALLOCATION 2026-OWB Brief nieuwe beleidsmatige uitgaven 2026 AenM, Asielmaatregelen Regeerprogramma, meerjarentabel
              XX/92/asielmaatregelen U INFERRED 2026: -68678 -55319 -55074 -54474 -54457
              XX/37~91 U READ 2026: 68678 55319 55074 54474 54457
              XX/92/asielmaatregelen V INFERRED 2026: -68678 -55319 -55074 -54474 -54457
              XX/37~91 V INFERRED 2026: 68678 55319 55074 54474 54457
            XX-2026-0002 TRANSFER 2026-OWB Brief nieuwe beleidsmatige uitgaven 2026 AenM, Migratiepartnerschappen, tekst en meerjarentabel
              XVII/~ U INFERRED 2026: -10000 -10000 -10000
              XX/37 U READ 2026: 10000 10000 10000
              XVII/~ V INFERRED 2026: -10000 -10000 -10000
              XX/37 V INFERRED 2026: 10000 10000 10000
            XX-2026-0003 TRANSFER 2026-OWB Brief nieuwe beleidsmatige uitgaven 2026 AenM, Migratiepartnerschappen, tekst en meerjarentabel
              XVII/~ U INFERRED 2029: -10000
              XX/37 U DISPUTED 2029: 10000
              XVII/~ V INFERRED 2029: -10000
              XX/37 V INFERRED 2029: 10000
            XX-2026-0004 RE_ESTIMATE 2025-O1…2026-OWB rounded to 1000: 36800-XX-5 Brief Algemene Rekenkamer, par.1 en Tabel 1
              XX/37 U READ 2026: -1051000
            XX 2026-OWB published 8940000 rounded to 1000: 36800-XX-2, Figuur 1
            XX-2025-0003 RE_ESTIMATE 2025-O2 rounded to 1000: rijksoverheid.nl nieuwsbericht 28-11-2025 bij Najaarsnota
              XX/37 U PRESS 2025: -224000
            XX-2025-0004 RE_ESTIMATE 2025-O2 rounded to 100: rijksoverheid.nl nieuwsbericht 28-11-2025 bij Najaarsnota
              XX/37 U PRESS 2025: -81900
            XX-2025-0005 RE_ESTIMATE 2025-O2 rounded to 100: rijksoverheid.nl nieuwsbericht 28-11-2025 bij Najaarsnota
              XX/37 U PRESS 2025: -86500
            XX-2025-0006 RE_ESTIMATE 2025-O2 rounded to 1000: rijksoverheid.nl nieuwsbericht 28-11-2025 bij Najaarsnota
              XX/37 U PRESS 2025: -462000
            XX-2025-0007 RE_ESTIMATE 2025-O2 rounded to 1000: rijksoverheid.nl nieuwsbericht 28-11-2025 bij Najaarsnota
              XX/37 U PRESS 2025: 160000
            """);
    }

    @Test
    void every_posting_that_was_not_read_has_a_note() {
        for (Event.MutationProposed proposed :
                LEDGER.events(Event.MutationProposed.class).toList()) {
            for (Posting posting : proposed.proposal().postings()) {
                boolean own = posting.basis() != null && posting.basis() != Basis.READ;
                assertThat(!own || posting.note() != null)
                        .as("%s of %s", posting, proposed.number())
                        .isTrue();
                assertThat(posting.flow() != COMMITMENTS
                                || proposed.proposal().kind() == MutationKind.OPENING
                                || String.valueOf(posting.note()).contains("gelijk verondersteld"))
                        .as("%s of %s", posting, proposed.number())
                        .isTrue();
            }
        }
    }

    @Test
    void demo_book_names_exactly_the_signals_of_the_glossary() throws IOException {
        Pattern signal = Pattern.compile("D-[0-9]{2}");
        Set<String> listed = Files.readAllLines(Path.of("docs/reference/glossary.md")).stream()
                .flatMap(line ->
                        Pattern.compile("^\\| (D-[0-9]{2}) ").matcher(line).results())
                .map(row -> row.group(1))
                .collect(toCollection(TreeSet::new));
        Set<String> named = LEDGER.all().stream()
                .flatMap(entry -> signal.matcher(entry.event().toString()).results())
                .map(MatchResult::group)
                .collect(toCollection(TreeSet::new));

        assertThat(named).isEqualTo(listed);
    }

    @Test
    void demo_mutations_are_proposed_and_consented_to_by_different_people() {
        Map<MutationId, List<String>> people = new LinkedHashMap<>();
        for (LedgerEntry entry : LEDGER.all()) {
            switch (entry.event()) {
                case Event.MutationProposed e -> addPerson(people, e.mutation(), e.by() + " proposes");
                case Event.MutationApproved e -> addPerson(people, e.mutation(), e.by() + " approves");
                case Event.MutationConfirmed e -> addPerson(people, e.mutation(), e.by() + " confirms");
                default -> {}
            }
        }
        assertThat(people.values()).allSatisfy(acts -> {
            List<String> who = acts.stream().map(act -> act.split(" ")[0]).toList();
            assertThat(who).doesNotHaveDuplicates().hasSizeGreaterThan(1);
        });
        assertThat(people.values().stream().flatMap(List::stream))
                .contains(
                        "proposer proposes",
                        "approver proposes",
                        "proposer approves",
                        "approver approves",
                        "counterpart confirms");
    }

    @Test
    void every_proposed_demo_mutation_is_booked() {
        assertThat(LEDGER.events(Event.MutationBooked.class).map(Event.MutationBooked::mutation))
                .containsExactlyElementsOf(LEDGER.events(Event.MutationProposed.class)
                        .map(Event.MutationProposed::mutation)
                        .toList());
    }

    @Test
    void budget_bill_and_spring_memorandum_2025_are_the_only_closed_demo_moments() {
        assertThat(LEDGER.events(CalendarEvent.MomentRegistered.class)
                        .map(e -> e.moment() + " " + e.submittedOn() + (e.assumed() ? " assumed" : "")))
                .containsExactly(
                        "2025-OWB 2024-09-17",
                        "2025-O1 2025-04-25",
                        "2025-SBS 2025-09-16",
                        "2026-OWB 2025-09-16",
                        "2025-O2 2025-11-28");
        assertThat(LEDGER.events(Event.MomentClosed.class).map(e -> e.chapter() + " " + e.moment()))
                .containsExactly("XX 2025-OWB", "XX 2025-O1");
    }

    @Test
    void demo_reserve_keeps_exactly_the_amount_of_the_letter() {
        assertThat(LEDGER.dryRunDraw(46_322)).isInstanceOf(CommandResult.DryRunResult.class);
        assertThat(LEDGER.dryRunDraw(46_323))
                .isEqualTo(new CommandResult.RefusedResult(new FigureRefusal.ReserveOverdrawn(
                        ItemPath.parse("XX/92/asielmaatregelen"),
                        EXPENDITURE,
                        new BudgetYear(2026),
                        LocalDate.of(2025, 9, 16),
                        Moment.parse("2026-OWB"),
                        new Thousands(46_322),
                        Thousands.ZERO,
                        new Thousands(46_322),
                        new Thousands(46_323))));
    }

    @Test
    void demo_users_act_in_the_ledger_and_can_log_in() {
        for (String person : List.of("proposer", "approver", "counterpart")) {
            assertThat(LEDGER.all().stream().map(entry -> entry.metadata().actorId()))
                    .contains(person);
            assertThat(BOOK.as(person).get("/v1/ledger/head").status()).isEqualTo(200);
        }
    }

    private static void addPerson(Map<MutationId, List<String>> people, MutationId mutation, String act) {
        people.computeIfAbsent(mutation, id -> new ArrayList<>()).add(act);
    }
}
