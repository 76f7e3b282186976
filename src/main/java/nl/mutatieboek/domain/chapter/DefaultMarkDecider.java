package nl.mutatieboek.domain.chapter;

import static nl.mutatieboek.domain.Decision.accepted;
import static nl.mutatieboek.domain.Decision.refused;

import java.util.List;
import java.util.Optional;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.BookState;
import nl.mutatieboek.domain.CalendarEvent.CeilingRecorded;
import nl.mutatieboek.domain.Decision;
import nl.mutatieboek.domain.DefaultMarkCommand;
import nl.mutatieboek.domain.DefaultMarkEvent.DefaultMarksSet;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.MarkRefusal.CeilingRecordedBefore;
import nl.mutatieboek.domain.MarkRefusal.CeilingReplacedWithoutReason;
import nl.mutatieboek.domain.MarkRefusal.MarksReplacedWithoutReason;
import nl.mutatieboek.domain.MarkRefusal.MarksSetBefore;
import nl.mutatieboek.domain.MomentRefusal.UnknownMoment;
import nl.mutatieboek.domain.MutationRefusal.NoMandate;
import nl.mutatieboek.domain.StructureRefusal.OpenItemNeverRegistered;
import nl.mutatieboek.domain.StructureRefusal.UnknownItem;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.CeilingAmount;
import nl.mutatieboek.domain.value.ItemPath;

/** Decides on default marks of items and on ceilings. Nothing is edited: a later entry replaces an earlier one. */
public record DefaultMarkDecider(BookState book, Actor actor) {
    public Decision decide(DefaultMarkCommand command) {
        return switch (command) {
            case DefaultMarkCommand.SetDefaultMarks c -> decideDefaultMarks(c);
            case DefaultMarkCommand.RecordCeiling c -> decideCeiling(c);
        };
    }

    private Decision decideDefaultMarks(DefaultMarkCommand.SetDefaultMarks command) {
        ItemPath item = command.item();
        if (!actor.bookMandates().contains(Mandate.IMPORT) && !actor.hasMandate(Mandate.ADMINISTER, item.chapter())) {
            return refused(actor.missingMandate(Mandate.ADMINISTER, List.of(item.chapter())));
        }
        if (item.isOpen()) {
            return refused(new OpenItemNeverRegistered(item));
        }
        return book.decideInChapter(item.chapter(), open -> {
            BudgetYear from = command.validity().from();
            if (!open.items().exists(item, from)) {
                return refused(new UnknownItem(item, from));
            }
            Optional<DefaultMarksSet> replaced = open.items().defaultMarks().lastOverlapping(item, command.validity());
            if (replaced.isPresent()) {
                DefaultMarksSet earlier = replaced.get();
                if (earlier.validity().equals(command.validity())
                        && earlier.marks().equals(command.marks())
                        && earlier.source().equals(command.source())) {
                    return refused(new MarksSetBefore(item, from));
                }
                if (command.reason() == null) {
                    return refused(new MarksReplacedWithoutReason(item, from));
                }
            }
            return accepted(
                    new DefaultMarksSet(item, command.validity(), command.marks(), command.source(), command.reason()));
        });
    }

    private Decision decideCeiling(DefaultMarkCommand.RecordCeiling command) {
        if (!actor.bookMandates().contains(Mandate.ADMINISTER)) {
            return refused(new NoMandate(actor.person(), Mandate.ADMINISTER));
        }
        CeilingAmount amount = command.amount();
        if (book.calendar().submittedOn(amount.moment()).isEmpty()) {
            return refused(new UnknownMoment(amount.moment()));
        }
        Optional<CeilingAmount> replaced =
                book.calendar().ceilings().stream().filter(amount::isOfSame).findFirst();
        if (replaced.isPresent()) {
            CeilingAmount earlier = replaced.get();
            if (earlier.equals(amount)) {
                return refused(new CeilingRecordedBefore(
                        amount.ceiling(), amount.year(), amount.moment(), amount.thousands()));
            }
            if (command.reason() == null) {
                return refused(new CeilingReplacedWithoutReason(
                        amount.ceiling(), amount.year(), amount.moment(), earlier.thousands()));
            }
        }
        return accepted(new CeilingRecorded(amount, command.reason()));
    }
}
