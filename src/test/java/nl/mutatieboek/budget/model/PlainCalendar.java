package nl.mutatieboek.budget.model;

import static nl.mutatieboek.budget.model.Refused.refuseIf;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nl.mutatieboek.budget.Command;
import nl.mutatieboek.budget.term.Validity;

/** What mutations stand on, plainly: moments and their bills, chapters and what is registered below them. */
final class PlainCalendar {
    private static final List<String> DOCUMENTS = List.of("OWB", "NVW", "ISB", "VB", "O1", "SBS", "O2", "SW");

    private final int closingPeople;
    final Map<String, LocalDate> moments = new TreeMap<>();
    final Map<String, Command.OpenChapter> chapters = new TreeMap<>();
    private final List<Command.RegisterItem> items = new ArrayList<>();
    private final Set<String> closed = new HashSet<>();
    /** Who wants a moment of a chapter closed, or opened again. */
    private final Map<String, String> wanted = new HashMap<>();

    private final Map<String, Command.PresentBill> presented = new HashMap<>();
    private final Map<String, Command.AdoptBill> adopted = new HashMap<>();

    PlainCalendar(int closingPeople) {
        this.closingPeople = closingPeople;
    }

    void register(Command.RegisterMoment c) {
        refuseIf(moments.putIfAbsent(c.moment().toString(), c.submittedOn()) != null, "moment-exists");
    }

    void open(Command.OpenChapter c) {
        refuseIf(chapters.putIfAbsent(c.chapter().value(), c) != null, "chapter-exists");
    }

    void register(Command.RegisterItem c) {
        String path = c.item().toString();
        int from = c.validity().from().value();
        refuseIf(path.contains("~"), "open-item-never-registered");
        Command.OpenChapter chapter = chapters.get(path.split("/")[0]);
        refuseIf(chapter == null, "unknown-chapter");
        refuseIf(!path.contains("/"), "chapter-exists");
        for (Command.RegisterItem item : items) {
            boolean overlap = within(item.validity(), from)
                    || within(c.validity(), item.validity().from().value());
            refuseIf(item.item().toString().equals(path) && overlap, "item-exists");
        }
        refuseIf(!within(chapter.validity(), from), "chapter-not-valid");
        refuseIf(!registered(path.substring(0, path.lastIndexOf('/')), from), "unknown-item");
        items.add(c);
    }

    void close(Command.CloseMoment c, String person) {
        String sitting = sitting(c.moment(), c.chapter());
        refuseIf(closed.contains(sitting), "moment-is-closed");
        if (bySecondPerson(sitting, person)) {
            closed.add(sitting);
        }
    }

    void reopen(Command.ReopenMoment c, String person) {
        String sitting = sitting(c.moment(), c.chapter());
        refuseIf(!closed.contains(sitting), "moment-is-open");
        if (bySecondPerson(sitting, person)) {
            closed.remove(sitting);
        }
    }

    private boolean bySecondPerson(String sitting, String person) {
        if (closingPeople == 2 && !wanted.containsKey(sitting)) {
            wanted.put(sitting, person);
            return false;
        }
        refuseIf(person.equals(wanted.get(sitting)), "second-person-asked");
        wanted.remove(sitting);
        return true;
    }

    void withdraw(Command.WithdrawSitting c, String person) {
        String sitting = sitting(c.moment(), c.chapter());
        refuseIf(!wanted.containsKey(sitting), "nothing-proposed");
        refuseIf(!wanted.get(sitting).equals(person), "proposed-by-somebody-else");
        wanted.remove(sitting);
    }

    void present(Command.PresentBill c) {
        String sitting = sitting(c.bill(), c.chapter());
        refuseIf(!bill(c.bill().toString()).equals(c.bill().toString()), "not-a-bill");
        refuseIf(presented.putIfAbsent(sitting, c) != null, "bill-presented-before");
    }

    void adopt(Command.AdoptBill c) {
        String sitting = sitting(c.bill(), c.chapter());
        refuseIf(!presented.containsKey(sitting), "bill-not-presented");
        refuseIf(adopted.containsKey(sitting), "bill-adopted-before");
        refuseIf(c.adoptedOn().isBefore(presented.get(sitting).presentedOn()), "adopted-before-presented");
        adopted.put(sitting, c);
    }

    /** Takes back what was said last of it. */
    void revoke(Command.RevokeBill c) {
        String sitting = sitting(c.bill(), c.chapter());
        refuseIf(!presented.containsKey(sitting), "bill-not-presented");
        if (adopted.remove(sitting) == null) {
            presented.remove(sitting);
        }
    }

    private String sitting(Object moment, Object chapter) {
        refuseIf(!chapters.containsKey(chapter.toString()), "unknown-chapter");
        refuseIf(!moments.containsKey(moment.toString()), "unknown-moment");
        return moment + " " + chapter;
    }

    boolean isClosed(String moment, String chapter) {
        return closed.contains(moment + " " + chapter);
    }

    /** When parliament got the chapter's bill; else when it would get it, if the calendar says. */
    LocalDate presentedOn(String bill, String chapter) {
        Command.PresentBill known = presented.get(bill + " " + chapter);
        return known == null ? moments.get(bill) : known.presentedOn();
    }

    /** When it became an act; null while it has not. */
    LocalDate adoptedOn(String bill, String chapter) {
        Command.AdoptBill act = adopted.get(bill + " " + chapter);
        return act == null ? null : act.adoptedOn();
    }

    /** The nota van wijziging and the adopted budget belong to the budget bill. */
    static String bill(String moment) {
        String document = moment.split("-")[1];
        return document.equals("NVW") || document.equals("VB") ? year(moment) + "-OWB" : moment;
    }

    boolean exists(String item, int year) {
        String above = item.substring(0, item.lastIndexOf('/'));
        String last = item.substring(item.lastIndexOf('/') + 1);
        return last.equals("~")
                ? registered(above, year)
                : List.of(last.split("~")).stream().allMatch(one -> registered(above + "/" + one, year));
    }

    /** The registered items directly below another that exist in a year, by path. */
    List<String> partsOf(String above, int year) {
        return items.stream()
                .filter(item -> within(item.validity(), year))
                .map(item -> item.item().toString())
                .filter(item -> item.substring(0, item.lastIndexOf('/')).equals(above))
                .toList();
    }

    /** From which year on a code means what it means in this one; null where it means nothing then. */
    Integer validFrom(String path, int year) {
        return items.stream()
                .filter(item -> item.item().toString().equals(path) && within(item.validity(), year))
                .map(item -> item.validity().from().value())
                .findFirst()
                .orElse(null);
    }

    /** In any year. */
    boolean wasEverRegistered(String path) {
        return items.stream().anyMatch(item -> item.item().toString().equals(path));
    }

    private boolean registered(String path, int year) {
        return !path.contains("/")
                || (items.stream()
                                .filter(item -> item.item().toString().equals(path))
                                .anyMatch(item -> within(item.validity(), year))
                        && registered(path.substring(0, path.lastIndexOf('/')), year));
    }

    static boolean within(Validity validity, int year) {
        return validity.from().value() <= year
                && (validity.until() == null || year <= validity.until().value());
    }

    Comparator<String> line() {
        return Comparator.comparing((String moment) -> moments.get(moment))
                .thenComparing(PlainCalendar::year)
                .thenComparing(moment -> DOCUMENTS.indexOf(moment.split("-")[1]))
                .thenComparing(moment -> moment.split("-").length > 2 ? Integer.parseInt(moment.split("-")[2]) : 0);
    }

    static int year(String moment) {
        return Integer.parseInt(moment.substring(0, 4));
    }

    static int lastYear(String moment) {
        return switch (moment.split("-")[1]) {
            case "SBS", "O2", "SW" -> year(moment);
            case "O1" -> year(moment) < 2024 ? year(moment) + 4 : year(moment) + 5;
            default -> year(moment) + 4;
        };
    }
}
