package nl.mutatieboek.domain.model;

import static nl.mutatieboek.domain.model.ModelCalendar.within;
import static nl.mutatieboek.domain.model.ModelRefusalException.refuseIf;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.mutatieboek.domain.BudgetConstraintCommand;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.BudgetFlexibility;

/** Plain model of what chapters and documents state beside the balances: the last text of each, by what it is about. */
final class ModelConstraints {
    private final ModelCalendar calendar;
    private final Map<String, String> last = new TreeMap<>();

    ModelConstraints(ModelCalendar calendar) {
        this.calendar = calendar;
    }

    /**
     * Records a statement.
     *
     * @param ownChapter whether the actor may propose for the chapter; otherwise it imports a document
     */
    void record(BudgetConstraintCommand command, boolean ownChapter) {
        String code = command.chapter().value();
        Command.OpenChapter chapter = calendar.chapters.get(code);
        switch (command) {
            case BudgetConstraintCommand.RecordYearEndMarginCap c -> {
                refuseIf(!chapter.budgetStatement(), "margin-without-statement");
                refuseIf(!within(chapter.validity(), c.year().value()), "chapter-not-valid");
                refuseIf(!calendar.moments.containsKey(c.moment().toString()), "unknown-moment");
                put(
                        "cap " + code + " " + c.year(),
                        c.moment() + " " + c.thousands() + " " + c.source(),
                        "margin-cap-before");
                lift(c.moment().toString(), code, ownChapter);
            }
            case BudgetConstraintCommand.StateCoverageForm c ->
                put(
                        "cover " + code + " " + ModelSpelling.plain(c.coverage()),
                        c.form().name(),
                        "coverage-form-before");
            case BudgetConstraintCommand.RecordBudgetFlexibility(BudgetFlexibility stated) -> {
                String moment = stated.moment().toString();
                int year = stated.year().value();
                refuseIf(!calendar.moments.containsKey(moment), "unknown-moment");
                refuseIf(
                        year < ModelCalendar.year(moment) || year > ModelCalendar.lastYear(moment),
                        "year-outside-moment");
                refuseIf(!within(chapter.validity(), year), "chapter-not-valid");
                refuseIf(!calendar.exists(stated.item().toString(), year), "unknown-item");
                put(
                        "flexibility " + stated.item() + " " + year + " " + moment,
                        stated.toString(),
                        "flexibility-before");
                lift(moment, code, ownChapter);
            }
        }
    }

    private void lift(String moment, String chapter, boolean ownChapter) {
        if (!ownChapter) {
            calendar.recordImport(moment, List.of(chapter));
        }
    }

    private void put(String about, String stated, String refusal) {
        refuseIf(stated.equals(last.get(about)), refusal);
        last.put(about, stated);
    }

    /** Items and chapters, years and moments with a flexibility or a cap: {@code XX/37 2026 2026-OWB}. */
    Stream<String> uses() {
        return last.entrySet().stream()
                .filter(stated -> !stated.getKey().startsWith("cover "))
                .map(stated -> stated.getKey().startsWith("cap ")
                        ? stated.getKey() + " " + stated.getValue().split(" ")[0]
                        : stated.getKey())
                .map(use -> use.substring(use.indexOf(' ') + 1));
    }

    /** The last statements, by what they are about. */
    Map<String, String> last() {
        return Map.copyOf(last);
    }
}
