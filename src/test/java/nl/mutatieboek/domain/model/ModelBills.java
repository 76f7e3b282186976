package nl.mutatieboek.domain.model;

import static nl.mutatieboek.domain.model.ModelRefusalException.refuseIf;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import nl.mutatieboek.domain.Command;

/** Plain model of bills and acts, by moment and chapter. */
final class ModelBills {
    final Map<String, Command.PresentBill> presented = new HashMap<>();
    private final Map<String, Command.AdoptBill> adopted = new HashMap<>();
    private final ModelCalendar calendar;

    ModelBills(ModelCalendar calendar) {
        this.calendar = calendar;
    }

    void present(Command.PresentBill c, String person) {
        String sitting = calendar.momentChapterKey(c.bill(), c.chapter());
        String moment = c.bill().toString();
        refuseIf(!billOf(moment).equals(moment), "not-a-bill");
        refuseIf(presented.containsKey(sitting), "bill-presented-before");
        refuseIf(
                !ModelCalendar.plausible(moment, c.presentedOn())
                        || c.presentedOn().isAfter(calendar.today),
                "implausible-date");
        if (calendar.isConfirmedBySecondPerson("bill " + sitting, person, c.toString())) {
            presented.put(sitting, c);
            if (!calendar.lifted.containsKey(moment + " *")) {
                calendar.lifted.putIfAbsent(sitting, "presented");
            }
        }
    }

    void adopt(Command.AdoptBill c, String person) {
        String sitting = calendar.momentChapterKey(c.bill(), c.chapter());
        refuseIf(!presented.containsKey(sitting), "bill-not-presented");
        refuseIf(adopted.containsKey(sitting), "bill-adopted-before");
        refuseIf(c.adoptedOn().isBefore(presented.get(sitting).presentedOn()), "adopted-before-presented");
        String moment = c.bill().toString();
        int last = ModelCalendar.year(moment) + (moment.endsWith("-SW") ? 3 : moment.contains("-ISB") ? 2 : 1);
        refuseIf(c.adoptedOn().isAfter(calendar.today) || c.adoptedOn().getYear() > last, "implausible-date");
        int effective = c.effectiveFrom().getYear();
        refuseIf(effective < ModelCalendar.year(moment) || effective > last, "implausible-date");
        if (calendar.isConfirmedBySecondPerson("bill " + sitting, person, c.toString())) {
            adopted.put(sitting, c);
            for (String amending : calendar.moments.keySet()) {
                boolean ofBill = !amending.equals(moment) && billOf(amending).equals(moment);
                if (ofBill && !calendar.lifted.containsKey(amending + " *")) {
                    calendar.lifted.putIfAbsent(amending + " " + c.chapter(), "adopted " + sitting);
                }
            }
        }
    }

    /** Revokes the last record. */
    void revoke(Command.RevokeBill c, String person) {
        String sitting = calendar.momentChapterKey(c.bill(), c.chapter());
        refuseIf(!presented.containsKey(sitting), "bill-not-presented");
        boolean act = adopted.containsKey(sitting);
        if (calendar.isConfirmedBySecondPerson("bill " + sitting, person, act + c.reason())) {
            if (act) {
                adopted.remove(sitting);
                calendar.lifted.values().removeIf(why -> why.equals("adopted " + sitting));
            } else {
                presented.remove(sitting);
                calendar.lifted.remove(sitting, "presented");
            }
        }
    }

    /** When parliament received the chapter's bill; otherwise its scheduled date, if any. */
    LocalDate presentedOn(String bill, String chapter) {
        Command.PresentBill known = presented.get(bill + " " + chapter);
        return known == null ? calendar.moments.get(bill) : known.presentedOn();
    }

    /** When it became an act; null while it has not. */
    LocalDate adoptedOn(String bill, String chapter) {
        Command.AdoptBill act = adopted.get(bill + " " + chapter);
        return act == null ? null : act.adoptedOn();
    }

    /** The nota van wijziging and the adopted budget belong to the budget bill. */
    static String billOf(String moment) {
        String document = moment.split("-")[1];
        return document.equals("NVW") || document.equals("VB") ? ModelCalendar.year(moment) + "-OWB" : moment;
    }
}
