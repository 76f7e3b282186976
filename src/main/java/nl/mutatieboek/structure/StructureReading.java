package nl.mutatieboek.structure;

import static java.time.format.DateTimeFormatter.ISO_DATE_TIME;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import nl.mutatieboek.api.Fields;
import nl.mutatieboek.api.Posted;
import nl.mutatieboek.api.Read;
import nl.mutatieboek.budget.Book;
import nl.mutatieboek.budget.Command;
import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.ChapterCode;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.budget.term.Malformed;
import nl.mutatieboek.budget.term.Moment;
import nl.mutatieboek.budget.term.Source;
import nl.mutatieboek.budget.term.Validity;

/**
 * Reads what is posted about chapters, items and moments, to a door of the API or in a form of a page.
 *
 * <p>Each method ends the reading, and throws a {@code Problem} with everything that is wrong.
 */
final class StructureReading {
    private StructureReading() {}

    static Command.RegisterMoment moment(Posted posted) {
        Fields body = posted.body();
        Read<Moment> moment = body.must("moment").text(Moment::parse);
        Read<LocalDate> submittedOn = body.must("submittedOn").date();
        Read<Boolean> assumed = body.may("assumed").trueOrFalse();
        Read<Instant> publicAt = body.may("publicAt").text(StructureReading::time);
        if (publicAt.orNull() != null && Boolean.TRUE.equals(assumed.orNull())) {
            body.note("publicAt", "time-of-assumed-day");
        }
        posted.end();
        return new Command.RegisterMoment(
                moment.value(), submittedOn.value(), assumed.or(false), publicAt.orNull(), false);
    }

    static Command.OpenChapter chapter(Posted posted) {
        Fields body = posted.body();
        Read<ChapterCode> code = body.must("chapter").text(ChapterCode::new);
        Read<String> name = body.must("name").text(Command::requireName);
        Read<Validity> validity = validity(body);
        Read<Boolean> budgetStatement = body.may("budgetStatement").trueOrFalse();
        posted.end();
        return new Command.OpenChapter(code.value(), name.value(), validity.value(), budgetStatement.or(true));
    }

    static Command.CorrectMoment correction(Moment moment, Posted posted) {
        Fields body = posted.body();
        Read<LocalDate> submittedOn = body.must("submittedOn").date();
        Read<Boolean> assumed = body.may("assumed").trueOrFalse();
        Read<Instant> publicAt = body.may("publicAt").text(StructureReading::time);
        Read<String> reason = body.must("reason").text(Command::requireReason);
        if (publicAt.orNull() != null && Boolean.TRUE.equals(assumed.orNull())) {
            body.note("publicAt", "time-of-assumed-day");
        }
        posted.end();
        return new Command.CorrectMoment(
                moment, submittedOn.value(), assumed.or(false), publicAt.orNull(), reason.value());
    }

    static Command.WithdrawMomentCorrection correctionWithdrawal(Moment moment, Posted posted) {
        posted.end();
        return new Command.WithdrawMomentCorrection(moment);
    }

    /** Reads a time with its offset, {@code 2026-09-15T15:30:00+02:00}, or without one a time in the Netherlands. */
    private static Instant time(String text) {
        String written = text.strip().replaceFirst("^([0-9-]{10}) ", "$1T");
        try {
            return switch (ISO_DATE_TIME.parseBest(written, OffsetDateTime::from, LocalDateTime::from)) {
                case OffsetDateTime time -> time.toInstant();
                case LocalDateTime time -> time.atZone(Book.THE_HAGUE).toInstant();
                default -> throw new Malformed(Malformed.Expected.TIME, text);
            };
        } catch (DateTimeException e) {
            throw new Malformed(Malformed.Expected.TIME, text);
        }
    }

    /** @param chapter in which it lies */
    static Command.RegisterItem item(ChapterCode chapter, Posted posted) {
        Fields body = posted.body();
        Read<ItemPath> path = itemIn(chapter, body);
        Read<String> name = body.must("name").text(Command::requireName);
        Read<Validity> validity = validity(body);
        posted.end();
        return new Command.RegisterItem(path.value(), name.value(), validity.value());
    }

    private static Read<ItemPath> itemIn(ChapterCode chapter, Fields body) {
        Read<ItemPath> path = body.must("item").text(ItemPath::parse);
        ItemPath stated = path.orNull();
        if (stated != null && !stated.chapter().equals(chapter)) {
            body.note("item", "item-elsewhere");
        }
        return path;
    }

    /** @param chapter in which it lies, or which it is */
    static Command.CorrectItem itemCorrection(ChapterCode chapter, Posted posted) {
        Fields body = posted.body();
        Read<ItemPath> path = itemIn(chapter, body);
        Read<BudgetYear> from = body.must("registeredFrom").number(BudgetYear::of);
        Read<String> name = body.may("name").text(Command::requireName);
        Read<Validity> validity = validity(body);
        Read<String> reason = body.must("reason").text(Command::requireReason);
        posted.end();
        return new Command.CorrectItem(path.value(), from.value(), name.orNull(), validity.value(), reason.value());
    }

    /** @param chapter in which the item lies, or which it is */
    static Command.NameItem itemName(ChapterCode chapter, Posted posted) {
        Fields body = posted.body();
        Read<ItemPath> path = itemIn(chapter, body);
        Read<BudgetYear> year = body.must("year").number(BudgetYear::of);
        Read<String> name = body.must("name").text(Command::requireName);
        posted.end();
        return new Command.NameItem(path.value(), year.value(), name.value());
    }

    /** @param chapter in which the item lies, or which it is */
    static Command.CorrectItemName itemNameCorrection(ChapterCode chapter, Posted posted) {
        Fields body = posted.body();
        Read<ItemPath> path = itemIn(chapter, body);
        Read<BudgetYear> year = body.must("year").number(BudgetYear::of);
        Read<String> name = body.must("name").text(Command::requireName);
        Read<BudgetYear> rightYear = body.may("rightYear").number(BudgetYear::of);
        Read<String> rightName = body.must("rightName").text(Command::requireName);
        Read<String> reason = body.must("reason").text(Command::requireReason);
        posted.end();
        return new Command.CorrectItemName(
                path.value(),
                year.value(),
                name.value(),
                rightYear.or(year.value()),
                rightName.value(),
                reason.value());
    }

    /** @param chapter in which the item lies, or which it is */
    static Command.WithdrawItemCorrections itemWithdrawal(ChapterCode chapter, Posted posted) {
        Read<ItemPath> path = itemIn(chapter, posted.body());
        posted.end();
        return new Command.WithdrawItemCorrections(path.value());
    }

    private static Read<Validity> validity(Fields body) {
        Read<BudgetYear> from = body.must("validFrom").number(BudgetYear::of);
        Read<BudgetYear> until = body.may("validUntil").number(BudgetYear::of);
        BudgetYear first = from.orNull();
        return first == null ? Read.nothing() : body.together("validUntil", () -> new Validity(first, until.orNull()));
    }

    static Command.CloseMoment closing(Moment moment, Posted posted) {
        Read<ChapterCode> chapter = of(posted);
        posted.end();
        return new Command.CloseMoment(moment, chapter.value());
    }

    static Command.ReopenMoment reopening(Moment moment, Posted posted) {
        Read<ChapterCode> chapter = of(posted);
        Read<String> reason = posted.body().must("reason").text(Command::requireReason);
        posted.end();
        return new Command.ReopenMoment(moment, chapter.value(), reason.value());
    }

    static Command.WithdrawSitting withdrawal(Moment moment, Posted posted) {
        Read<ChapterCode> chapter = of(posted);
        posted.end();
        return new Command.WithdrawSitting(moment, chapter.value());
    }

    static Command.PresentBill presentation(Moment moment, Posted posted) {
        Read<ChapterCode> chapter = of(posted);
        Read<String> document = posted.body().must("document").text(Source::requireLine);
        Read<LocalDate> presentedOn = posted.body().must("presentedOn").date();
        posted.end();
        return new Command.PresentBill(chapter.value(), moment, document.value(), presentedOn.value());
    }

    static Command.AdoptBill adoption(Moment moment, Posted posted) {
        Read<ChapterCode> chapter = of(posted);
        Read<String> act = posted.body().must("act").text(Source::requireLine);
        Read<LocalDate> adoptedOn = posted.body().must("adoptedOn").date();
        Read<LocalDate> effectiveFrom = posted.body().must("effectiveFrom").date();
        posted.end();
        return new Command.AdoptBill(chapter.value(), moment, act.value(), adoptedOn.value(), effectiveFrom.value());
    }

    static Command.RevokeBill revocation(Moment moment, Posted posted) {
        Read<ChapterCode> chapter = of(posted);
        Read<String> reason = posted.body().must("reason").text(Command::requireReason);
        posted.end();
        return new Command.RevokeBill(chapter.value(), moment, reason.value());
    }

    private static Read<ChapterCode> of(Posted posted) {
        return posted.body().must("chapter").text(ChapterCode::new);
    }
}
