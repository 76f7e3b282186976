package nl.mutatieboek.domain.model;

import static nl.mutatieboek.domain.model.ModelRefusalException.refuseIf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.mutatieboek.domain.DefaultMarkCommand;
import nl.mutatieboek.domain.value.BudgetMarks;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.StatedMarks;
import org.jspecify.annotations.Nullable;

/** Reference model of default marks and ceilings: every entry in one list, and every question reads them all. */
final class ModelMarks {
    private static final List<String> MARKS = List.of("ceiling", "hgis", "guarantee", "class");

    private final ModelCalendar calendar;
    private final List<DefaultMarkCommand.SetDefaultMarks> defaults = new ArrayList<>();
    private final List<DefaultMarkCommand.RecordCeiling> ceilings = new ArrayList<>();

    ModelMarks(ModelCalendar calendar) {
        this.calendar = calendar;
    }

    void set(DefaultMarkCommand.SetDefaultMarks c) {
        String item = c.item().toString();
        refuseIf(item.contains("~"), "open-item-never-registered");
        refuseIf(!calendar.chapters.containsKey(item.split("/")[0]), "unknown-chapter");
        refuseIf(!calendar.exists(item, c.validity().from().value()), "unknown-item");
        DefaultMarkCommand.SetDefaultMarks replaced = null;
        for (DefaultMarkCommand.SetDefaultMarks one : defaults) {
            boolean overlap = ModelCalendar.within(
                            one.validity(), c.validity().from().value())
                    || ModelCalendar.within(c.validity(), one.validity().from().value());
            replaced = one.item().equals(c.item()) && overlap ? one : replaced;
        }
        if (replaced != null) {
            boolean same = replaced.validity().equals(c.validity())
                    && replaced.marks().equals(c.marks())
                    && replaced.source().equals(c.source());
            refuseIf(same, "marks-set-before");
            refuseIf(c.reason() == null, "marks-replaced-without-reason");
        }
        defaults.add(c);
    }

    void record(DefaultMarkCommand.RecordCeiling c) {
        refuseIf(!calendar.moments.containsKey(c.amount().moment().toString()), "unknown-moment");
        DefaultMarkCommand.RecordCeiling replaced = null;
        for (DefaultMarkCommand.RecordCeiling one : ceilings) {
            boolean same = one.amount().ceiling() == c.amount().ceiling()
                    && one.amount().year().equals(c.amount().year())
                    && one.amount().moment().equals(c.amount().moment());
            replaced = same ? one : replaced;
        }
        if (replaced != null) {
            refuseIf(replaced.amount().equals(c.amount()), "ceiling-recorded-before");
            refuseIf(c.reason() == null, "ceiling-replaced-without-reason");
        }
        ceilings.add(c);
    }

    /** A line that departs from a default, or from the class of its mutation, needs a reason. */
    void requireReasons(Proposal proposal) {
        for (Posting line : proposal.postings()) {
            boolean explained = Arrays.asList(line.marks(), proposal.marks()).stream()
                    .anyMatch(marks -> marks != null && marks.reason() != null);
            for (String mark : MARKS) {
                Object own = value(line.marks(), mark);
                Object stated = own == null ? value(proposal.marks(), mark) : own;
                Object normal = mark.equals("class")
                        ? proposal.mutationClass()
                        : defaultMark(line.item().toString(), line.year().value(), mark);
                boolean applies =
                        !mark.equals("guarantee") || line.flow().name().equals("COMMITMENTS");
                boolean departs = stated != null && normal != null && !stated.equals(normal);
                refuseIf(applies && departs && !explained, "mark-reason-missing");
            }
        }
    }

    /** The default mark of an item in a year; null if it is not known. */
    private @Nullable Object defaultMark(String item, int year, String mark) {
        String parent = item.substring(0, item.lastIndexOf('/'));
        String last = item.substring(parent.length() + 1);
        Set<@Nullable Object> found = new HashSet<>();
        if (last.equals("~")) {
            found.add(nearest(parent, year, mark));
        } else {
            Arrays.stream(last.split("~")).forEach(code -> found.add(nearest(parent + "/" + code, year, mark)));
        }
        return found.size() == 1 ? found.iterator().next() : null;
    }

    private @Nullable Object nearest(String item, int year, String mark) {
        for (String level = item; level.contains("/"); level = level.substring(0, level.lastIndexOf('/'))) {
            Object found = null;
            for (DefaultMarkCommand.SetDefaultMarks one : defaults) {
                if (one.item().toString().equals(level) && ModelCalendar.within(one.validity(), year)) {
                    found = value(one.marks(), mark);
                }
            }
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable Object value(@Nullable StatedMarks marks, String mark) {
        return marks == null ? null : value(marks.budget(), mark);
    }

    private static @Nullable Object value(BudgetMarks marks, String mark) {
        return switch (mark) {
            case "ceiling" -> marks.ceiling();
            case "hgis" -> marks.hgis();
            case "class" -> marks.mutationClass();
            default -> marks.guarantee();
        };
    }
}
