package nl.mutatieboek.domain.matter;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nl.mutatieboek.domain.BookState;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.MatterRefusal.AmendsItself;
import nl.mutatieboek.domain.MatterRefusal.AmendsOtherBill;
import nl.mutatieboek.domain.MatterRefusal.AmountOfOtherChapter;
import nl.mutatieboek.domain.MatterRefusal.AmountStatedTwice;
import nl.mutatieboek.domain.MatterRefusal.MatterInFuture;
import nl.mutatieboek.domain.MatterRefusal.NotAnAmendment;
import nl.mutatieboek.domain.MatterRefusal.PaperRecordedBefore;
import nl.mutatieboek.domain.MatterRefusal.UnknownMatter;
import nl.mutatieboek.domain.MomentRefusal.AmendedAfterAdopted;
import nl.mutatieboek.domain.MomentRefusal.AmendedBeforePresented;
import nl.mutatieboek.domain.MomentRefusal.NotABill;
import nl.mutatieboek.domain.MomentRefusal.UnknownMoment;
import nl.mutatieboek.domain.MomentRefusal.YearOutsideMoment;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.StructureRefusal.ChapterNotValid;
import nl.mutatieboek.domain.StructureRefusal.UnknownItem;
import nl.mutatieboek.domain.chapter.Chapter;
import nl.mutatieboek.domain.chapter.ChapterBill;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Continuation;
import nl.mutatieboek.domain.value.MatterAmount;
import nl.mutatieboek.domain.value.MatterDetails;
import nl.mutatieboek.domain.value.MatterId;
import nl.mutatieboek.domain.value.MatterType;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Validity;
import org.jspecify.annotations.Nullable;

/** Checks what is recorded of the paper of a matter against its chapter and its bill. */
record MatterDetailsPolicy(BookState book, Chapter.Open open, MatterId matter, MatterDetails details) {
    /** Returns the first refusal, if any. */
    Optional<Refusal> firstRefusal() {
        return Stream.<Supplier<Optional<Refusal>>>of(
                        () -> checkPast(details.submittedOn(), book.today()),
                        this::checkFields,
                        this::checkBill,
                        this::checkPaper,
                        this::checkAmended,
                        this::checkAmounts)
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst();
    }

    static Optional<Refusal> checkPast(LocalDate day, LocalDate today) {
        return day.isAfter(today) ? Optional.of(new MatterInFuture(day, today)) : Optional.empty();
    }

    private Optional<Refusal> checkFields() {
        Set<String> stated = new HashSet<>();
        state(stated, "parliamentaryPaper", details.parliamentaryPaper());
        state(stated, "member", details.member());
        state(stated, "bill", details.bill());
        state(stated, "amends", details.amends());
        state(stated, "continuation", details.continuation().equals(Continuation.UNKNOWN) ? null : "");
        return MatterFieldPolicy.violations(details.type(), stated).stream()
                .<Refusal>map(refusal -> refusal)
                .findFirst();
    }

    private static void state(Set<String> stated, String field, @Nullable Object value) {
        if (value != null) {
            stated.add(field);
        }
    }

    private ChapterCode chapter() {
        return matter.chapter();
    }

    private ChapterMatters matters() {
        return open.matters().countingFor(details.bill(), chapter(), book.calendar());
    }

    private Optional<Refusal> checkBill() {
        Moment bill = details.bill();
        if (bill == null) {
            return Optional.empty();
        }
        LocalDate registered = book.calendar().submittedOn(bill).orElse(null);
        if (registered == null) {
            return Optional.of(new UnknownMoment(bill));
        }
        Validity validity = open.opened().validity();
        if (!bill.code().isBill()) {
            return Optional.of(new NotABill(bill));
        }
        if (!validity.includes(bill.year())) {
            return Optional.of(new ChapterNotValid(chapter(), bill.year(), validity));
        }
        return details.type().isAmendment() ? checkSubmission(bill, registered) : Optional.empty();
    }

    /** A bill is amended between its presentation and its adoption. */
    private Optional<Refusal> checkSubmission(Moment bill, LocalDate registered) {
        LocalDate day = details.submittedOn();
        ChapterBill known = open.moments().bill(bill);
        LocalDate presentedOn = known == null ? registered : known.presented().presentedOn();
        return day.isBefore(presentedOn)
                ? Optional.of(new AmendedBeforePresented(bill, presentedOn, day))
                : checkBeforeAdoption(open, bill, day);
    }

    /** An amendment cannot be submitted or adopted after its bill was adopted. */
    static Optional<Refusal> checkBeforeAdoption(Chapter.Open open, @Nullable Moment bill, LocalDate day) {
        ChapterBill known = bill == null ? null : open.moments().bill(bill);
        Event.BillAdopted act = known == null ? null : known.adopted();
        return bill != null && act != null && day.isAfter(act.adoptedOn())
                ? Optional.of(new AmendedAfterAdopted(bill, act.adoptedOn(), day))
                : Optional.empty();
    }

    /**
     * A paper of its own is recorded once; an undertaking may share the report of its debate with others. A matter
     * keeps a paper that it has, even if another has it too: under embargo, or recorded before spellings counted as one.
     */
    private Optional<Refusal> checkPaper() {
        String paper = details.parliamentaryPaper();
        return paper == null
                        || details.type() == MatterType.UNDERTAKING
                        || open.matters().find(matter).stream().anyMatch(known -> known.hasPaper(paper))
                ? Optional.empty()
                : matters()
                        .withPaper(paper, matter)
                        .filter(other -> other.recorded().type() != MatterType.UNDERTAKING)
                        .map(ParliamentaryMatter::id)
                        .min(Comparator.comparing(MatterId::toString))
                        .map(other -> new PaperRecordedBefore(chapter(), paper, other));
    }

    private Optional<Refusal> checkAmended() {
        MatterId amends = details.amends();
        if (amends == null) {
            return Optional.empty();
        }
        ParliamentaryMatter amended = matters().find(amends).orElse(null);
        if (amended == null) {
            return Optional.of(amends.equals(matter) ? new AmendsItself(matter) : new UnknownMatter(amends));
        }
        if (!amended.recorded().type().isAmendment()) {
            return Optional.of(new NotAnAmendment(amends, amended.recorded().type()));
        }
        if (amendsItself(amended)) {
            return Optional.of(new AmendsItself(matter));
        }
        Moment bill = details.bill();
        Moment other = amended.details().bill();
        return bill != null && other != null && !bill.equals(other)
                ? Optional.of(new AmendsOtherBill(amends, bill, other))
                : Optional.empty();
    }

    /** Follows all matters, also those under embargo, so that no circle ever comes about. */
    private boolean amendsItself(ParliamentaryMatter amended) {
        Optional<ParliamentaryMatter> next = Optional.of(amended);
        while (next.isPresent()) {
            if (next.get().id().equals(matter)) {
                return true;
            }
            next = open.matters().find(next.get().details().amends());
        }
        return false;
    }

    private Optional<Refusal> checkAmounts() {
        Set<BudgetAccount> stated = new HashSet<>();
        for (MatterAmount amount : details.amounts()) {
            Refusal refusal = refusalOf(amount, stated);
            if (refusal != null) {
                return Optional.of(refusal);
            }
        }
        return Optional.empty();
    }

    private @Nullable Refusal refusalOf(MatterAmount amount, Set<BudgetAccount> stated) {
        Moment bill = details.bill();
        Validity validity = open.opened().validity();
        if (!amount.item().chapter().equals(chapter())) {
            return new AmountOfOtherChapter(amount.item(), chapter());
        }
        if (!validity.includes(amount.year())) {
            return new ChapterNotValid(chapter(), amount.year(), validity);
        }
        if (!open.items().exists(amount.item(), amount.year())) {
            return new UnknownItem(amount.item(), amount.year());
        }
        if (bill != null && !bill.allowsYear(amount.year())) {
            return new YearOutsideMoment(bill, amount.year(), bill.year(), bill.lastYear());
        }
        return stated.add(amount.account()) ? null : new AmountStatedTwice(amount.item(), amount.flow(), amount.year());
    }
}
