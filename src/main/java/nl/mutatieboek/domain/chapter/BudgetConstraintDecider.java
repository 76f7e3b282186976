package nl.mutatieboek.domain.chapter;

import static nl.mutatieboek.domain.Decision.accepted;
import static nl.mutatieboek.domain.Decision.refused;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.BookState;
import nl.mutatieboek.domain.BudgetConstraintCommand;
import nl.mutatieboek.domain.BudgetConstraintEvent;
import nl.mutatieboek.domain.BudgetConstraintRefusal.CoverageFormBefore;
import nl.mutatieboek.domain.BudgetConstraintRefusal.FlexibilityBefore;
import nl.mutatieboek.domain.BudgetConstraintRefusal.MarginCapBefore;
import nl.mutatieboek.domain.BudgetConstraintRefusal.MarginWithoutStatement;
import nl.mutatieboek.domain.Decision;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.MomentRefusal.UnknownMoment;
import nl.mutatieboek.domain.MomentRefusal.YearOutsideMoment;
import nl.mutatieboek.domain.StructureRefusal.ChapterNotValid;
import nl.mutatieboek.domain.StructureRefusal.UnknownItem;
import nl.mutatieboek.domain.moment.EmbargoDecider;
import nl.mutatieboek.domain.value.BudgetFlexibility;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Moment;

/**
 * Records what a chapter or its documents state beside the balances. Proposers of the chapter record it; importers
 * record what a document states.
 */
public record BudgetConstraintDecider(BookState book, Actor actor) {
    public Decision decide(BudgetConstraintCommand command) {
        return switch (command) {
            case BudgetConstraintCommand.RecordYearEndMarginCap c -> decideMarginCap(c);
            case BudgetConstraintCommand.StateCoverageForm c -> decideCoverageForm(c);
            case BudgetConstraintCommand.RecordBudgetFlexibility c -> decideFlexibility(c.flexibility());
        };
    }

    private Decision decideMarginCap(BudgetConstraintCommand.RecordYearEndMarginCap command) {
        ChapterCode chapter = command.chapter();
        return decideFromSource(chapter, open -> {
            if (!open.opened().budgetStatement()) {
                return refused(new MarginWithoutStatement(chapter));
            }
            if (!open.opened().validity().includes(command.year())) {
                return refused(new ChapterNotValid(
                        chapter, command.year(), open.opened().validity()));
            }
            if (book.calendar().submittedOn(command.moment()).isEmpty()) {
                return refused(new UnknownMoment(command.moment()));
            }
            BudgetConstraintEvent.YearEndMarginCapRecorded recorded =
                    new BudgetConstraintEvent.YearEndMarginCapRecorded(
                            chapter, command.year(), command.moment(), command.thousands(), command.source());
            return recorded.equals(open.constraints().marginCaps().get(command.year()))
                    ? refused(new MarginCapBefore(chapter, command.year(), command.thousands()))
                    : acceptedFromDocument(command.moment(), recorded);
        });
    }

    /** Only a chapter itself states how its part of a package is covered. */
    private Decision decideCoverageForm(BudgetConstraintCommand.StateCoverageForm command) {
        ChapterCode chapter = command.chapter();
        return book.decideInChapter(chapter, open -> {
            if (!actor.hasMandate(Mandate.PROPOSE, chapter)) {
                return refused(actor.missingMandate(Mandate.PROPOSE, List.of(chapter)));
            }
            return command.form() == open.constraints().coverageForm(command.coverage())
                    ? refused(new CoverageFormBefore(chapter, command.coverage(), command.form()))
                    : accepted(new BudgetConstraintEvent.CoverageFormStated(
                            chapter, command.coverage(), command.form(), command.reason()));
        });
    }

    private Decision decideFlexibility(BudgetFlexibility stated) {
        ChapterCode chapter = stated.item().chapter();
        return decideFromSource(chapter, open -> {
            Moment moment = stated.moment();
            if (book.calendar().submittedOn(moment).isEmpty()) {
                return refused(new UnknownMoment(moment));
            }
            if (!moment.allowsYear(stated.year())) {
                return refused(new YearOutsideMoment(moment, stated.year(), moment.year(), moment.lastYear()));
            }
            if (!open.opened().validity().includes(stated.year())) {
                return refused(new ChapterNotValid(
                        chapter, stated.year(), open.opened().validity()));
            }
            if (!open.items().exists(stated.item(), stated.year())) {
                return refused(new UnknownItem(stated.item(), stated.year()));
            }
            if (stated.equals(open.constraints().flexibility(stated))) {
                return refused(new FlexibilityBefore(stated.item(), stated.year(), moment));
            }
            return acceptedFromDocument(moment, new BudgetConstraintEvent.BudgetFlexibilityRecorded(stated));
        });
    }

    /** An importer records what a published document states, which ends the embargo of its moment. */
    private Decision acceptedFromDocument(Moment moment, BudgetConstraintEvent recorded) {
        List<Event> events = new ArrayList<>();
        if (!actor.hasMandate(Mandate.PROPOSE, recorded.chapter())) {
            events.addAll(new EmbargoDecider(book).liftAtImport(moment, List.of(recorded.chapter())));
        }
        events.add(recorded);
        return new Decision.Accepted(events);
    }

    private Decision decideFromSource(ChapterCode chapter, Function<Chapter.Open, Decision> decide) {
        return book.decideInChapter(
                chapter,
                open -> actor.hasMandate(Mandate.PROPOSE, chapter)
                                || actor.bookMandates().contains(Mandate.IMPORT)
                        ? decide.apply(open)
                        : refused(actor.missingMandate(Mandate.PROPOSE, List.of(chapter))));
    }
}
