package nl.mutatieboek;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.BudgetConstraintCommand;
import nl.mutatieboek.domain.CalendarCommand;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.ItemCommand;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.value.AttachedFile;
import nl.mutatieboek.domain.value.BudgetFlexibility;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Continuation;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.KindDetails;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationClass;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.ProposalBuilder;
import nl.mutatieboek.domain.value.PublishedBalance;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.domain.value.Validity;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.ledger.DurableTransactionExecutor;
import nl.mutatieboek.ledger.JdbcAttachmentRepository;
import nl.mutatieboek.ledger.LedgerCommandGateway;
import nl.mutatieboek.ledger.Sha256Digest;

/** Sends commands to a running book, and fails if one is refused. */
public final class LedgerFixture {
    private static final ChapterCode XX = new ChapterCode("XX");
    private static final ChapterCode XVII = new ChapterCode("XVII");
    public static final Actor PROPOSER = new Actor(new PersonId("proposer"), Set.of(XX));
    public static final Actor APPROVER = new Actor(new PersonId("approver"), Set.of(XX), Set.of(Mandate.ADMINISTER));
    public static final Actor COUNTERPART = new Actor(new PersonId("counterpart"), Set.of(XVII));

    private final ApplicationFixture book;
    private final LedgerCommandGateway gateway;
    private Supplier<String> keys = () -> UUID.randomUUID().toString();
    private long ledgerNumber;

    public LedgerFixture(ApplicationFixture book) {
        this.book = book;
        this.gateway = book.bean(LedgerCommandGateway.class);
    }

    /** The number of the last entry that this fixture made. */
    public long ledgerNumber() {
        return ledgerNumber;
    }

    /** Numbers its commands, so that another book can receive the same ones: their identities follow from the keys. */
    public LedgerFixture withNumberedKeys() {
        AtomicInteger last = new AtomicInteger();
        keys = () -> "command " + last.incrementAndGet();
        return this;
    }

    public LedgerFixture moment(String moment, String submittedOn) {
        return record(
                APPROVER,
                id -> new CalendarCommand.RegisterMoment(Moment.parse(moment), LocalDate.parse(submittedOn), false));
    }

    /** A moment under embargo until its presentation is recorded. */
    public LedgerFixture embargoedMoment(String moment, String statutoryDay) {
        return record(
                APPROVER,
                id -> new CalendarCommand.RegisterMoment(Moment.parse(moment), LocalDate.parse(statutoryDay), true));
    }

    /** Records the presentation of the bill of a chapter, which ends the embargo of the moment there. */
    public LedgerFixture presentBill(String moment, String chapter, String presentedOn) {
        return record(
                APPROVER,
                id -> new Command.PresentBill(
                        new ChapterCode(chapter),
                        Moment.parse(moment),
                        "36800-" + chapter + "-1",
                        LocalDate.parse(presentedOn)));
    }

    public LedgerFixture chapter(String code) {
        return record(
                APPROVER, id -> new Command.OpenChapter(new ChapterCode(code), "Chapter " + code, from(2013), true));
    }

    public LedgerFixture items(int from, String... paths) {
        Arrays.stream(paths).forEach(path -> item(from, path, "Item " + path));
        return this;
    }

    public LedgerFixture item(int from, String path, String name) {
        return record(APPROVER, id -> new ItemCommand.RegisterItem(ItemPath.parse(path), name, from(from)));
    }

    /** Proposes it, has it approved, and confirmed where it touches XVII. */
    public MutationId book(Proposal proposal) {
        MutationId mutation = propose(proposal);
        approve(mutation);
        if (proposal.chapters().contains(XVII)) {
            record(COUNTERPART, id -> new Command.ConfirmMutation(mutation));
        }
        return mutation;
    }

    /** Proposes an estimate of 4 less on XX/91, with the title "Raming"; chapter XX approves it. */
    public MutationId proposeEstimate(String moment) {
        return propose(withTitle("Raming", proposal(MutationKind.RE_ESTIMATE, moment, expenditure("XX/91", 2026, -4))));
    }

    /** Proposes a transfer of 10 from XVII to XX/37 in 2026-OWB, with the title "Overboeking"; both chapters consent. */
    public MutationId proposeTransfer() {
        return propose(withTitle(
                "Overboeking",
                proposal(
                        MutationKind.TRANSFER,
                        "2026-OWB",
                        expenditure("XVII/~", 2026, -10),
                        expenditure("XX/37", 2026, 10))));
    }

    public MutationId propose(Proposal proposal) {
        MutationId[] made = new MutationId[1];
        record(PROPOSER, id -> {
            made[0] = new MutationId(id);
            return new Command.ProposeMutation(made[0], null, proposal);
        });
        return made[0];
    }

    /** Attaches a text file with this content; the content is stored first, as the application does. */
    public LedgerFixture attach(Actor actor, MutationId mutation, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        AttachedFile file = new AttachedFile(Sha256Digest.hex(bytes), "memo.txt", bytes.length, "text/plain");
        try {
            Path copy = Files.createTempFile("memo", ".txt");
            Files.write(copy, bytes);
            book.bean(JdbcAttachmentRepository.class)
                    .storeDurably(file.sha256(), copy, book.bean(DurableTransactionExecutor.class));
            Files.delete(copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return record(actor, id -> new Command.AttachFile(mutation, file));
    }

    public LedgerFixture approve(MutationId mutation) {
        return record(APPROVER, id -> new Command.ApproveMutation(mutation));
    }

    public LedgerFixture reject(MutationId mutation) {
        return record(APPROVER, id -> new Command.RejectMutation(mutation, "not now"));
    }

    public MutationId reverse(MutationId original) {
        return reverse(original, null);
    }

    /** Takes it back in another moment than its own. */
    public MutationId reverse(MutationId original, Moment moment) {
        MutationId[] made = new MutationId[1];
        record(PROPOSER, id -> {
            made[0] = new MutationId(id);
            return new Command.ReverseMutation(made[0], original, "a mistake", moment, null);
        });
        approve(made[0]);
        return made[0];
    }

    public LedgerFixture publishedBalance(
            String item, Flow flow, int year, String moment, long thousands, long precision) {
        return record(
                PROPOSER,
                id -> new Command.RecordPublishedBalance(new PublishedBalance(
                        ItemPath.parse(item),
                        flow,
                        new BudgetYear(year),
                        Moment.parse(moment),
                        new Thousands(thousands),
                        new Precision(precision),
                        Source.ofDocument("36800-XX-2"),
                        null,
                        null)));
    }

    /** Records a budget flexibility and a cap on the year-end margin of this amount, as a document of a moment states. */
    public LedgerFixture flexibility(String item, int year, String moment, long thousands) {
        ItemPath article = ItemPath.parse(item);
        Source document = Source.ofDocument("36800-XX-2");
        record(
                PROPOSER,
                id -> new BudgetConstraintCommand.RecordYearEndMarginCap(
                        article.chapter(),
                        new BudgetYear(year),
                        Moment.parse(moment),
                        new Thousands(thousands),
                        document));
        return record(
                PROPOSER,
                id -> new BudgetConstraintCommand.RecordBudgetFlexibility(new BudgetFlexibility(
                        article,
                        new BudgetYear(year),
                        Moment.parse(moment),
                        BudgetFlexibility.FlexibilityUnit.THOUSANDS,
                        thousands,
                        null,
                        null,
                        null,
                        document,
                        null)));
    }

    /** Sends a command that has no method of its own here. */
    public LedgerFixture record(Actor actor, Function<UUID, Command> command) {
        CommandResult answer =
                GatewayRetry.sendWithRetry(gateway, CommandEnvelope.create(actor, "test", keys.get(), "test", command));
        if (!(answer instanceof CommandResult.RecordedResult recorded)) {
            throw new AssertionError(answer.toString());
        }
        ledgerNumber = recorded.ledgerNumber();
        return this;
    }

    private static Validity from(int year) {
        return new Validity(new BudgetYear(year), null);
    }

    /** A posting in expenditure. */
    public static Posting expenditure(String item, int year, long thousands) {
        return posting(item, Flow.EXPENDITURE, year, thousands);
    }

    public static Posting posting(String item, Flow flow, int year, long thousands) {
        return new Posting(
                ItemPath.parse(item), flow, new BudgetYear(year), new Thousands(thousands), null, null, null);
    }

    public static Proposal proposal(MutationKind kind, String moment, Posting... postings) {
        return proposal(kind, moment, 1, postings);
    }

    public static Proposal proposal(MutationKind kind, String moment, long precision, Posting... postings) {
        return new ProposalBuilder(
                        kind,
                        kind + " in " + moment,
                        "because",
                        Moment.parse(moment),
                        new Source("36800-XX-2", "table 1", "https://example.org/36800-XX-2", null),
                        Arrays.asList(postings))
                .precision(new Precision(precision))
                .particulars(
                        kind == MutationKind.RE_ESTIMATE
                                ? KindDetails.forReEstimate("fewer places", null)
                                : KindDetails.NONE)
                .build();
    }

    /** Proposes it as part of a package. */
    public static Proposal withCoverage(String coverage, Proposal of) {
        return new ProposalBuilder(of).coverage(coverage).build();
    }

    /** Proposes it with this continuation. */
    public static Proposal withContinuation(Continuation continuation, Proposal of) {
        return new ProposalBuilder(of).continuation(continuation).build();
    }

    /** Proposes it with these details. */
    public static Proposal withDetails(KindDetails particulars, Proposal of) {
        return new ProposalBuilder(of).particulars(particulars).build();
    }

    /** The same of this class. */
    public static Proposal withMutationClass(MutationClass of, Proposal proposal) {
        return new ProposalBuilder(proposal).mutationClass(of).build();
    }

    /** The same as new policy. */
    public static Proposal asNewPolicy(Proposal of) {
        return new ProposalBuilder(of).newPolicy(true).build();
    }

    /** Proposes it under another title. */
    public static Proposal withTitle(String title, Proposal of) {
        return new ProposalBuilder(of).text(title, of.explanation()).build();
    }

    /** Proposes it with another explanation. */
    public static Proposal withExplanation(String explanation, Proposal of) {
        return new ProposalBuilder(of).text(of.title(), explanation).build();
    }
}
