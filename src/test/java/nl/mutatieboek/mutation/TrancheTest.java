package nl.mutatieboek.mutation;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.GatewayRetry;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.PageDocument;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.StreamId;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Validity;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.ledger.LedgerCommandGateway;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.LedgerReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A wage and price tranche from the Aanvullende Post to 24 chapters in one mutation. */
@Tag("application")
class TrancheTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    private static final List<ChapterCode> CHAPTERS =
            IntStream.range(0, 24).mapToObj(TrancheTest::chapter).toList();

    private static LedgerFixture ledger;

    /** XA, XB … XX: the last one is the chapter of the people of the fixture. */
    private static ChapterCode chapter(int number) {
        return new ChapterCode("X" + (char) ('A' + number));
    }

    @BeforeAll
    static void write() {
        ledger = new LedgerFixture(BOOK).moment("2026-OWB", "2025-09-16").moment("2026-O1", "2026-04-24");
        ledger.record(
                LedgerFixture.APPROVER,
                id -> new Command.OpenChapter(
                        new ChapterCode("AP"), "Aanvullende Post", new Validity(new BudgetYear(2013), null), false));
        CHAPTERS.forEach(chapter -> ledger.chapter(chapter.value()).items(2025, chapter + "/92"));
    }

    private static MutationId propose(String moment, int year) {
        List<Posting> postings = new ArrayList<>();
        CHAPTERS.forEach(chapter -> postings.add(expenditure(chapter + "/92", year, 10)));
        postings.add(expenditure("AP/~", year, -240));
        return ledger.propose(
                proposal(MutationKind.WAGE_AND_PRICE_ADJUSTMENT, moment, postings.toArray(Posting[]::new)));
    }

    /** The other chapters: all but XX, which proposes. */
    private static Stream<ChapterCode> others() {
        return Stream.concat(
                CHAPTERS.stream().filter(chapter -> !chapter.value().equals("XX")), Stream.of(new ChapterCode("AP")));
    }

    private static Actor personOf(ChapterCode chapter) {
        return new Actor(
                new PersonId("official-of-" + chapter.value().toLowerCase(java.util.Locale.ROOT)), Set.of(chapter));
    }

    private static List<LedgerEntry> entries(MutationId mutation) {
        return BOOK.bean(LedgerReader.class)
                .readStream(List.of(StreamId.of(mutation)))
                .get(StreamId.of(mutation));
    }

    private static long booked(MutationId mutation) {
        return Stream.concat(CHAPTERS.stream(), Stream.of(new ChapterCode("AP")))
                .flatMap(chapter -> BOOK.bean(LedgerReader.class).readStream(StreamId.of(chapter)).stream())
                .filter(entry -> entry.event() instanceof Event.PostingsBooked part
                        && part.mutation().equals(mutation))
                .count();
    }

    @Test
    void tranche_page_shows_the_consent_of_every_chapter_until_the_last_one_books_all_parts() {
        MutationId tranche = propose("2026-OWB", 2026);
        ledger.approve(tranche);
        others().limit(23)
                .forEach(chapter -> ledger.record(personOf(chapter), id -> new Command.ConfirmMutation(tranche)));
        BOOK.awaitProjections();

        assertThat(PageDocument.parse(BOOK.browse("auditor")
                                .get("/mutations/" + tranche)
                                .body())
                        .rows())
                .anyMatch(row -> row.startsWith("XA | official-of-xa, ") && row.endsWith(" | "))
                .anyMatch(row -> row.startsWith("XX | approver, ") && row.endsWith(" | "))
                .contains("AP | nog niemand | één persoon");
        assertThat(booked(tranche)).isZero();

        ledger.record(personOf(new ChapterCode("AP")), id -> new Command.ConfirmMutation(tranche));
        BOOK.awaitProjections();

        assertThat(booked(tranche)).isEqualTo(25);
        assertThat(BOOK.as("auditor").get("/v1/mutations/" + tranche).text("/state"))
                .isEqualTo("BOOKED");
    }

    @Test
    void tranche_is_booked_once_whatever_order_its_chapters_consent_in_at_the_same_time() throws Exception {
        MutationId tranche = propose("2026-O1", 2027);
        LedgerCommandGateway gateway = BOOK.bean(LedgerCommandGateway.class);
        List<Actor> people = new ArrayList<>(others().map(TrancheTest::personOf).toList());
        // Each of them twice: a second consent of the same person is refused.
        people.addAll(List.copyOf(people));
        Collections.shuffle(people, new java.util.Random(24));
        List<Future<CommandResult>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Actor person : people) {
                answers.add(threads.submit(() -> GatewayRetry.sendWithRetry(
                        gateway,
                        CommandEnvelope.create(
                                person,
                                "test",
                                UUID.randomUUID().toString(),
                                "test",
                                id -> new Command.ConfirmMutation(tranche)))));
            }
            answers.add(threads.submit(() -> GatewayRetry.sendWithRetry(
                    gateway,
                    CommandEnvelope.create(
                            LedgerFixture.APPROVER,
                            "test",
                            UUID.randomUUID().toString(),
                            "test",
                            id -> new Command.ApproveMutation(tranche)))));
        }
        long recorded = 0;
        for (Future<CommandResult> answer : answers) {
            recorded += answer.get() instanceof CommandResult.RecordedResult ? 1 : 0;
        }

        assertThat(recorded).isEqualTo(25);
        assertThat(entries(tranche))
                .extracting(LedgerEntry::event)
                .filteredOn(Event.MutationConfirmed.class::isInstance)
                .hasSize(24);
        assertThat(entries(tranche).getLast().event()).isEqualTo(new Event.MutationBooked(tranche));
        assertThat(booked(tranche)).isEqualTo(25);
        BOOK.awaitProjections();
        assertThat(BOOK.as("auditor")
                        .get("/v1/balances?year=2027&flow=EXPENDITURE")
                        .json()
                        .at("/balances"))
                .allMatch(balance -> Math.abs(balance.get("thousands").asLong()) == 10
                        || balance.get("thousands").asLong() == -240);
    }

    @Test
    void tranche_is_not_booked_when_one_chapter_rejects_its_part() {
        MutationId tranche = propose("2026-O1", 2028);
        ledger.approve(tranche);
        others().limit(12)
                .forEach(chapter -> ledger.record(personOf(chapter), id -> new Command.ConfirmMutation(tranche)));
        ledger.record(personOf(chapter(20)), id -> new Command.RejectMutation(tranche, "Not our tranche"));

        assertThat(booked(tranche)).isZero();
        assertThat(entries(tranche).getLast().event()).isInstanceOf(Event.MutationRejected.class);
    }
}
