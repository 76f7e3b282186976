package nl.mutatieboek.security;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.posting;
import static nl.mutatieboek.LedgerFixture.proposal;
import static nl.mutatieboek.LedgerFixture.withCoverage;
import static nl.mutatieboek.LedgerFixture.withDetails;
import static nl.mutatieboek.LedgerFixture.withMutationClass;
import static nl.mutatieboek.LedgerFixture.withTitle;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.GatewayRetry;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.KindDetails;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationClass;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Succession;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.ledger.LedgerCommandGateway;

/** A book with entries under embargo of one chapter, and people of another. */
final class EmbargoedBookFixture {
    static final ChapterCode XX = new ChapterCode("XX");
    static final ChapterCode V = new ChapterCode("V");
    static final Actor OF_V = new Actor(new PersonId("of-v"), Set.of(V));
    static final Actor OF_ALL = new Actor(new PersonId("of-all"), Set.of(XX, new ChapterCode("XVII"), V));
    static final long HIDDEN = 7_654_321;
    static final String WORKER = "worker";
    static final String READER = "reader";

    /** By name what each person is: every role that may not read everything under embargo, for another chapter than XX and V. */
    static final Map<String, String> PEOPLE = people();

    static final ApplicationFixture BOOK = people(ApplicationFixture.empty()
            .with("mutatieboek.guesses.by-address=1000000")
            .with("mutatieboek.requests.by-address=10000000")
            .with("mutatieboek.requests.by-person=10000000"));

    static final CommandEnvelope SECRET = secret(HIDDEN);

    static LedgerFixture scribe;
    static MutationId reversible;

    static Map<String, String> people() {
        Map<String, String> people = new LinkedHashMap<>();
        people.put(WORKER, "PROPOSER:XVII,APPROVER:XVII,COUNTERPART:XVII");
        for (Role role : Role.values()) {
            String name = role.name().toLowerCase(java.util.Locale.ROOT);
            if (EndpointPermission.READ.accessRule().scopeOf(role, true) != PermissionScope.EVERY) {
                if (role.isOfBook()) {
                    people.put(name, role.name());
                }
                if (role.isOfChapter()) {
                    people.put(name + "-of-xvii", role.name() + ":XVII");
                }
            }
        }
        return people;
    }

    static ApplicationFixture people(ApplicationFixture book) {
        PEOPLE.forEach(book::withPerson);
        return book.withPerson(
                "everything",
                String.join(
                        ",",
                        Arrays.stream(Role.values())
                                .map(role -> role.isOfBook() ? role.name() : role.name() + ":XVII")
                                .toList()));
    }

    /** Public data, and data of XVII under embargo; the pending mutation is first. */
    static List<MutationId> write() {
        return write(BOOK);
    }

    static List<MutationId> write(ApplicationFixture book) {
        scribe = new LedgerFixture(book)
                .moment("2026-OWB", "2025-09-16")
                .embargoedMoment("2026-O1", "2026-04-24")
                .moment("2190-OWB", "2189-09-20")
                .chapter("XX")
                .chapter("XVII")
                .chapter("V")
                .items(2025, "XX/36", "XX/37", "XX/38", "XX/92", "XX/92/earmark", "XVII/1", "XVII/2", "XVII/3")
                .items(2025, "V/1", "V/2", "V/3");
        // Ledger numbers have as many digits before as after, so that files keep their size.
        for (int i = 0; i < 40; i++) {
            scribe.items(2025, "V/" + (100 + i));
        }
        reversible = book(withTitle(
                "woord", proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 1_234_567))));
        book(proposal(MutationKind.RESERVATION, "2026-OWB", expenditure("XX/92/earmark", 2026, 2_345_678)));
        MutationId own = book(withTitle(
                "woord",
                proposal(
                        MutationKind.RE_ESTIMATE,
                        "2026-OWB",
                        expenditure("XVII/1", 2026, 3_456_789),
                        posting("XVII/1", Flow.COMMITMENTS, 2026, 3_456_789))));
        MutationId covered = book(withCoverage(
                "Pakket",
                proposal(
                        MutationKind.TRANSFER,
                        "2026-OWB",
                        expenditure("XX/37", 2026, -21_000),
                        expenditure("XVII/2", 2026, 21_000))));
        book(successorProposal("XX/36", "XVII/3", "2026-OWB", 2026, 31_000));
        MutationId returned =
                propose(OF_ALL, XX, proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/38", 2026, 3)));
        scribe.record(LedgerFixture.APPROVER, id -> new Command.ReturnMutation(returned, "woord"));
        MutationId pending = propose(
                LedgerFixture.COUNTERPART,
                null,
                proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XVII/1", 2026, 5_000)));
        scribe.attach(LedgerFixture.COUNTERPART, pending, RequestValueCatalog.ATTACHED);
        MutationId shared = propose(
                LedgerFixture.PROPOSER,
                null,
                withMutationClass(
                        MutationClass.POLICY,
                        proposal(
                                MutationKind.TRANSFER,
                                "2026-OWB",
                                expenditure("XX/37", 2026, -41_000),
                                expenditure("XVII/1", 2026, 41_000))));
        MutationId ownHidden = book(proposal(MutationKind.RE_ESTIMATE, "2026-O1", expenditure("XVII/1", 2026, 51_000)));
        MutationId sharedHidden = propose(
                LedgerFixture.PROPOSER,
                null,
                withMutationClass(
                        MutationClass.POLICY,
                        proposal(
                                MutationKind.TRANSFER,
                                "2026-O1",
                                expenditure("XX/37", 2026, -61_000),
                                expenditure("XVII/2", 2026, 61_000))));
        MutationId bookedHidden = book(withMutationClass(
                MutationClass.POLICY,
                proposal(
                        MutationKind.TRANSFER,
                        "2026-O1",
                        expenditure("XX/37", 2026, -71_000),
                        expenditure("XVII/2", 2026, 71_000))));
        return List.of(pending, shared, sharedHidden, own, covered, returned, reversible, ownHidden, bookedHidden);
    }

    /** Entries of XX and V under embargo. */
    static void record() {
        record(BOOK, HIDDEN);
    }

    /** Entries of XX and V under embargo, which differ in their amounts alone. */
    static void record(ApplicationFixture book, long thousands) {
        CommandResult answer = GatewayRetry.sendWithRetry(book.bean(LedgerCommandGateway.class), secret(thousands));
        assertThat(answer).isInstanceOf(CommandResult.RecordedResult.class);
        scribe.attach(LedgerFixture.PROPOSER, id(SECRET), RequestValueCatalog.ATTACHED);
        scribe.approve(id(SECRET));
        scribe.reverse(reversible, Moment.parse("2026-O1"));
        book(withTitle("woord", proposal(MutationKind.RE_ESTIMATE, "2190-OWB", expenditure("XX/37", 2190, thousands))));
        propose(
                LedgerFixture.PROPOSER,
                null,
                withCoverage(
                        "Pakket",
                        proposal(
                                MutationKind.REALLOCATION,
                                "2026-O1",
                                expenditure("XX/37", 2026, -thousands),
                                expenditure("XX/38", 2026, thousands))));
        book(withCoverage(
                "Pakket",
                proposal(
                        MutationKind.TRANSFER,
                        "2026-O1",
                        expenditure("XX/37", 2026, -thousands),
                        expenditure("V/1", 2026, thousands))));
        book(proposal(MutationKind.RESERVATION, "2190-OWB", expenditure("XX/92/earmark", 2190, thousands)));
        scribe.reject(
                scribe.propose(proposal(MutationKind.RE_ESTIMATE, "2026-O1", expenditure("XX/38", 2026, thousands))));
        book(successorProposal("V/3", "XX/36", "2026-O1", 2026, thousands));
        scribe.publishedBalance("XX/37", Flow.EXPENDITURE, 2026, "2026-O1", thousands, 1);
        scribe.flexibility("XX/37", 2026, "2026-O1", thousands);
    }

    static Proposal successorProposal(String was, String becomes, String moment, int year, long thousands) {
        KindDetails links = new KindDetails(
                null,
                null,
                false,
                null,
                false,
                null,
                null,
                null,
                null,
                null,
                List.of(new Succession(ItemPath.parse(was), ItemPath.parse(becomes))));
        return withDetails(
                links,
                proposal(
                        MutationKind.REORGANISATION,
                        moment,
                        expenditure(was, year, -thousands),
                        expenditure(becomes, year, thousands)));
    }

    static MutationId propose(Actor actor, ChapterCode chapter, Proposal proposal) {
        MutationId[] made = new MutationId[1];
        scribe.record(actor, id -> {
            made[0] = new MutationId(id);
            return new Command.ProposeMutation(made[0], chapter, proposal);
        });
        return made[0];
    }

    /** Proposed by the first chapter, approved there, and confirmed by the other. */
    static MutationId book(Proposal proposal) {
        ChapterCode first = proposal.chapters().getFirst();
        MutationId mutation = propose(
                new Actor(new PersonId("proposer"), Set.of(first)),
                proposal.chapters().size() > 1 ? first : null,
                proposal);
        scribe.record(new Actor(new PersonId("second"), Set.of(first)), id -> new Command.ApproveMutation(mutation));
        proposal.chapters().stream()
                .skip(1)
                .forEach(other -> scribe.record(
                        new Actor(new PersonId("third"), Set.of(other)), id -> new Command.ConfirmMutation(mutation)));
        return mutation;
    }

    private static CommandEnvelope secret(long thousands) {
        return proposed("secret", proposal(MutationKind.RE_ESTIMATE, "2026-O1", expenditure("XX/37", 2026, thousands)));
    }

    static CommandEnvelope proposed(String key, Proposal proposal) {
        return CommandEnvelope.create(
                LedgerFixture.PROPOSER,
                "test",
                key,
                "test",
                id -> new Command.ProposeMutation(new MutationId(id), null, proposal));
    }

    static MutationId id(CommandEnvelope signed) {
        return ((Command.ProposeMutation) signed.command()).mutation();
    }

    private EmbargoedBookFixture() {}
}
