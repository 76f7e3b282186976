package nl.mutatieboek.lab.fault;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.CalendarCommand;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.ItemCommand;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.value.AttachedFile;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Validity;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.ledger.Sha256Digest;

/**
 * A command of the workload as one line of text, so that another process can repeat it exactly.
 *
 * @param who the name of the person, a dash, and its chapter
 * @param key the idempotency key
 * @param act the command
 * @param about its object: an amount, an item, a chapter, a mutation's id; one word
 */
record WorkloadCommand(String who, String key, WorkloadCommandType act, String about) {
    static final String MOMENT = "2026-OWB";
    static final String RESERVE = "XX/92/asielmaatregelen";
    static final String ANYWHERE_IN_XVII = "XVII/~";

    private static final int YEAR = 2026;
    private static final Validity ALWAYS = new Validity(new BudgetYear(2013), null);

    /** The request. */
    enum WorkloadCommandType {
        MOMENT,
        CHAPTER,
        ITEM,
        RESERVE,
        DRAW,
        TRANSFER,
        APPROVE,
        CONFIRM,
        REJECT,
        WITHDRAW,
        REVERSE,
        ATTACH
    }

    static WorkloadCommand parse(String line) {
        String[] words = line.split(" ");
        return new WorkloadCommand(words[0], words[1], WorkloadCommandType.valueOf(words[2]), words[3]);
    }

    @Override
    public String toString() {
        return String.join(" ", who, key, act.name(), about);
    }

    /** The identity of the command, and of the mutation that it proposes. */
    UUID id() {
        return toEnvelope().metadata().causationId();
    }

    CommandEnvelope toEnvelope() {
        String chapter = who.substring(who.lastIndexOf('-') + 1);
        Actor actor = new Actor(new PersonId(who), Set.of(new ChapterCode(chapter)), Set.of(Mandate.ADMINISTER));
        return CommandEnvelope.create(actor, "office", key, "fire", command());
    }

    private Function<UUID, Command> command() {
        return switch (act) {
            case MOMENT ->
                id -> new CalendarCommand.RegisterMoment(Moment.parse(about), LocalDate.of(2025, 9, 16), false);
            case CHAPTER -> id -> new Command.OpenChapter(new ChapterCode(about), "Chapter " + about, ALWAYS, true);
            case ITEM -> id -> new ItemCommand.RegisterItem(ItemPath.parse(about), "Item " + about, ALWAYS);
            case RESERVE -> id -> reservation(id, Long.parseLong(about));
            case DRAW -> id -> transferProposal(id, MutationKind.RESERVE_ALLOCATION, RESERVE, Long.parseLong(about));
            case TRANSFER -> id -> transferProposal(id, MutationKind.TRANSFER, ANYWHERE_IN_XVII, Long.parseLong(about));
            case APPROVE -> id -> new Command.ApproveMutation(mutation());
            case CONFIRM -> id -> new Command.ConfirmMutation(mutation());
            case REJECT -> id -> new Command.RejectMutation(mutation(), "not now");
            case WITHDRAW -> id -> new Command.WithdrawMutation(mutation(), null);
            case ATTACH -> id -> new Command.AttachFile(mutation(), attachment());
            case REVERSE -> id -> new Command.ReverseMutation(new MutationId(id), mutation(), "a mistake", null, null);
        };
    }

    /** The file of an attachment; its content derives from the key. */
    AttachedFile attachment() {
        byte[] content = content();
        return new AttachedFile(Sha256Digest.hex(content), key + ".txt", content.length, "text/plain");
    }

    byte[] content() {
        return key.repeat(10_000).getBytes(StandardCharsets.UTF_8);
    }

    private MutationId mutation() {
        return new MutationId(UUID.fromString(about));
    }

    private static Command reservation(UUID id, long thousands) {
        return new Command.ProposeMutation(
                new MutationId(id),
                null,
                LedgerFixture.proposal(
                        MutationKind.RESERVATION, MOMENT, LedgerFixture.expenditure(RESERVE, YEAR, thousands)));
    }

    private static Command transferProposal(UUID id, MutationKind kind, String from, long thousands) {
        return new Command.ProposeMutation(
                new MutationId(id),
                null,
                LedgerFixture.proposal(
                        kind,
                        MOMENT,
                        LedgerFixture.expenditure(from, YEAR, -thousands),
                        LedgerFixture.expenditure("XX/37", YEAR, thousands)));
    }
}
