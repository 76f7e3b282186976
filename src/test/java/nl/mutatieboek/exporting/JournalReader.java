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
 * A small reader of the journals, which knows of the program that wrote them nothing but what docs/reference/exports.md says: adds up by account,
 * and holds every transaction against zero, every account against those declared, and every balance against what it says.
 */
public final class JournalReader {
    private static final Pattern DECLARED = Pattern.compile("(?:account |\\d{4}-\\d\\d-\\d\\d open )(\\S+)(?: KEUR)?");
    private static final Pattern BEGINS = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\* .*");
    private static final Pattern LEG =
            Pattern.compile(" +((?:Assets|Equity):\\S+)  (-?\\d+) KEUR(?: (=\\*?) (-?\\d+) KEUR)?");
    private static final Pattern BALANCE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d balance (\\S+)  (-?\\d+) KEUR");

    private final Map<String, Long> accounts = new TreeMap<>();
    private final Set<String> declared = new HashSet<>();
    private final List<String> errors = new ArrayList<>();
    private final Map<String, Integer> assertionCount = new HashMap<>();
    private int transactions;
    private long open;
    private String title = "";

    private JournalReader() {}

    /** Reads a journal of any of the three programs. */
    public static JournalReader parse(String text) {
        JournalReader journal = new JournalReader();
        text.lines().forEach(journal::read);
        journal.closeTransaction();
        return journal;
    }

    private void read(String line) {
        Matcher leg = LEG.matcher(line);
        Matcher balance = BALANCE.matcher(line);
        Matcher account = DECLARED.matcher(line);
        if (BEGINS.matcher(line).matches()) {
            closeTransaction();
            title = line;
            transactions++;
        } else if (leg.matches()) {
            addPosting(leg);
        } else if (balance.matches()) {
            closeTransaction();
            checkAssertion("=*", balance.group(1), Long.parseLong(balance.group(2)));
        } else if (account.matches()) {
            declared.add(account.group(1));
        } else if (!line.matches(
                "|;.*| +; [a-z-]+: \\S+| +[a-z-]+: \"\\S+\"|commodity .*|    format .*|tag .*|option .*"
                        + "|\\d{4}-\\d\\d-\\d\\d commodity KEUR")) {
            errors.add("Not understood: " + line);
        }
    }

    private void addPosting(Matcher leg) {
        String account = leg.group(1);
        long thousands = Long.parseLong(leg.group(2));
        if (!declared.contains(account)) {
            errors.add("Not declared: " + account);
        }
        accounts.merge(account, thousands, Math::addExact);
        open = Math.addExact(open, thousands);
        if (leg.group(3) != null) {
            checkAssertion(leg.group(3), account, Long.parseLong(leg.group(4)));
        }
    }

    private void checkAssertion(String sign, String account, long said) {
        assertionCount.merge(sign, 1, Integer::sum);
        long is = sign.equals("=") ? accounts.getOrDefault(account, 0L) : sumWithChildren(account);
        if (is != said) {
            errors.add(account + " is " + is + " and should be " + said);
        }
    }

    private void closeTransaction() {
        if (open != 0) {
            errors.add("Not zero but " + open + ": " + title);
            open = 0;
        }
    }

    /** Sum of an account and the accounts below it. */
    public long sumWithChildren(String account) {
        return accounts.entrySet().stream()
                .filter(one -> one.getKey().equals(account) || one.getKey().startsWith(account + ":"))
                .mapToLong(Map.Entry::getValue)
                .reduce(0, Math::addExact);
    }

    /** Sum of each account itself. */
    public Map<String, Long> accounts() {
        return accounts;
    }

    /** The violations, one sentence each. */
    public List<String> errors() {
        return errors;
    }

    /** Number of checked balance assertions. */
    public int assertionCount() {
        return assertionCount.values().stream().mapToInt(Integer::intValue).sum();
    }

    public int transactions() {
        return transactions;
    }
}
