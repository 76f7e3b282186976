package nl.mutatieboek.lab.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.ProposalBuilder;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.ledger.LedgerCommandGateway;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The running book, through the command gateway that the API uses. A mutation is one reallocation proposed, or proposed
 * and approved by a second person.
 */
final class LedgerBenchmarkTarget implements ThroughputMeasurement.BenchmarkTarget {
    private static final Moment MOMENT = Moment.parse("2026-OWB");
    private static final Source SOURCE = Source.ofDocument(BenchmarkMutation.DOCUMENT);

    private static final List<String> CODES = List.of(
            "XX", "I", "IIA", "IIB", "III", "IV", "V", "VI", "VII", "VIII", "IXA", "IXB", "X", "XII", "XIII", "XIV",
            "XV", "XVI", "XVII", "XIX", "XXI");

    private final LedgerCommandGateway gateway;
    private final boolean approved;

    /**
     * @param approved whether a mutation is approved too
     */
    LedgerBenchmarkTarget(ApplicationFixture book, boolean approved) {
        this.gateway = book.bean(LedgerCommandGateway.class);
        this.approved = approved;
    }

    /** Registers the chapters and the items of the bench. */
    static void registerChaptersAndItems(ApplicationFixture book) {
        LedgerFixture ledger = new LedgerFixture(book);
        ledger.moment(MOMENT.toString(), "2025-09-16");
        for (int chapter = 0; chapter < BenchmarkMutation.CHAPTERS; chapter++) {
            ledger.chapter(chapter(chapter).value());
            for (int article = 0; article < BenchmarkMutation.ARTICLES; article++) {
                ledger.items(2013, article(chapter, article).toString());
            }
        }
        // The database does so within its first minute; until then it keeps the plans of empty tables.
        book.bean(JdbcClient.class).sql("analyze").update();
    }

    private static ChapterCode chapter(int number) {
        return new ChapterCode(CODES.get(number));
    }

    private static ItemPath article(int chapter, int article) {
        return ItemPath.parse(CODES.get(chapter) + "/" + (article + 1));
    }

    @Override
    public ThroughputMeasurement.BenchmarkClient client(int number) {
        return work -> {
            Set<ChapterCode> chapters = Set.of(chapter(work.chapter()));
            UUID[] mutation = new UUID[1];
            record(new Actor(new PersonId("proposer" + number), chapters), id -> {
                mutation[0] = id;
                return new Command.ProposeMutation(new MutationId(id), null, proposal(work));
            });
            if (approved) {
                record(
                        new Actor(new PersonId("approver" + number), chapters),
                        id -> new Command.ApproveMutation(new MutationId(mutation[0])));
            }
        };
    }

    private void record(Actor actor, Function<UUID, Command> command) {
        CommandResult answer = gateway.sendAndWait(
                CommandEnvelope.create(actor, "/v1/mutations", UUID.randomUUID().toString(), "bench", command));
        if (!(answer instanceof CommandResult.RecordedResult)) {
            throw new IllegalStateException(answer.toString());
        }
    }

    private static Proposal proposal(BenchmarkMutation work) {
        List<Posting> postings = new ArrayList<>();
        for (int i = 0; i < work.articles().length; i++) {
            postings.add(new Posting(
                    article(work.chapter(), work.articles()[i]),
                    Flow.EXPENDITURE,
                    new BudgetYear(2026 + work.year()),
                    new Thousands(work.amounts()[i]),
                    null,
                    null,
                    null));
        }
        return new ProposalBuilder(
                        MutationKind.REALLOCATION,
                        BenchmarkMutation.TITLE,
                        BenchmarkMutation.EXPLANATION,
                        MOMENT,
                        SOURCE,
                        postings)
                .build();
    }
}
