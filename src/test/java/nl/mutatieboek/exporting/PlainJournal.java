package nl.mutatieboek.exporting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A small reader of the journals, which knows of the program that wrote them nothing but what docs/export.md says: adds up by account,
 * and holds every transaction against zero, every account against those declared, and every balance against what it says.
 */
public final class PlainJournal {
    private static final Pattern DECLARED = Pattern.compile("(?:account |\\d{4}-\\d\\d-\\d\\d open )(\\S+)(?: KEUR)?");
    private static final Pattern BEGINS = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\* .*");
    private static final Pattern LEG =
            Pattern.compile(" +((?:Assets|Equity):\\S+)  (-?\\d+) KEUR(?: (=\\*?) (-?\\d+) KEUR)?");
    private static final Pattern BALANCE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d balance (\\S+)  (-?\\d+) KEUR");

    private final Map<String, Long> accounts = new TreeMap<>();
    private final Set<String> declared = new HashSet<>();
    private final List<String> wrong = new ArrayList<>();
    private final Map<String, Integer> checks = new HashMap<>();
    private int transactions;
    private long open;
    private String title = "";

    private PlainJournal() {}

    /** Reads a journal of any of the three programs. */
    public static PlainJournal of(String text) {
        PlainJournal journal = new PlainJournal();
        text.lines().forEach(journal::read);
        journal.end();
        return journal;
    }

    private void read(String line) {
        Matcher leg = LEG.matcher(line);
        Matcher balance = BALANCE.matcher(line);
        Matcher account = DECLARED.matcher(line);
        if (BEGINS.matcher(line).matches()) {
            end();
            title = line;
            transactions++;
        } else if (leg.matches()) {
            add(leg);
        } else if (balance.matches()) {
            end();
            check("=*", balance.group(1), Long.parseLong(balance.group(2)));
        } else if (account.matches()) {
            declared.add(account.group(1));
        } else if (!line.matches(
                "|;.*| +; [a-z-]+: \\S+| +[a-z-]+: \"\\S+\"|commodity .*|    format .*|tag .*|option .*"
                        + "|\\d{4}-\\d\\d-\\d\\d commodity KEUR")) {
            wrong.add("Not understood: " + line);
        }
    }

    private void add(Matcher leg) {
        String account = leg.group(1);
        long thousands = Long.parseLong(leg.group(2));
        if (!declared.contains(account)) {
            wrong.add("Not declared: " + account);
        }
        accounts.merge(account, thousands, Math::addExact);
        open = Math.addExact(open, thousands);
        if (leg.group(3) != null) {
            check(leg.group(3), account, Long.parseLong(leg.group(4)));
        }
    }

    private void check(String sign, String account, long said) {
        checks.merge(sign, 1, Integer::sum);
        long is = sign.equals("=") ? accounts.getOrDefault(account, 0L) : withBelow(account);
        if (is != said) {
            wrong.add(account + " is " + is + " and should be " + said);
        }
    }

    private void end() {
        if (open != 0) {
            wrong.add("Not zero but " + open + ": " + title);
            open = 0;
        }
    }

    /** What lies on an account and below it. */
    public long withBelow(String account) {
        return accounts.entrySet().stream()
                .filter(one -> one.getKey().equals(account) || one.getKey().startsWith(account + ":"))
                .mapToLong(Map.Entry::getValue)
                .reduce(0, Math::addExact);
    }

    /** What lies on each account itself. */
    public Map<String, Long> accounts() {
        return accounts;
    }

    /** What does not hold, a sentence each. */
    public List<String> wrong() {
        return wrong;
    }

    /** How many balances were held against what they should be. */
    public int checks() {
        return checks.values().stream().mapToInt(Integer::intValue).sum();
    }

    public int transactions() {
        return transactions;
    }
}
