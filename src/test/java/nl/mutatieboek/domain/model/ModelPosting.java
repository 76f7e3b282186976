package nl.mutatieboek.domain.model;

import java.util.List;
import java.util.function.Predicate;
import nl.mutatieboek.domain.value.Posting;

/** Plain model of a posting, with flow and path as text. */
record ModelPosting(String item, String flow, int year, long thousands) {
    private static final List<String> FLOWS = List.of("COMMITMENTS", "EXPENDITURE", "RECEIPTS");

    static ModelPosting fromPosting(Posting posting) {
        return new ModelPosting(
                posting.item().toString(),
                posting.flow().name(),
                posting.year().value(),
                posting.thousands().value());
    }

    String accountPath() {
        return item.endsWith("/~") ? item.substring(0, item.length() - 2) : item;
    }

    String chapter() {
        return item.split("/")[0];
    }

    /** Its article; an open item between articles is kept. */
    String article() {
        String[] codes = item.split("/");
        return codes[0] + "/" + codes[1];
    }

    /** Commitments before expenditure, and expenditure before receipts. */
    int flowOrder() {
        return FLOWS.indexOf(flow);
    }

    ModelPosting negated() {
        return new ModelPosting(item, flow, year, -thousands);
    }

    boolean hasSameAccount(ModelPosting other) {
        return isWithin(other) && other.isWithin(this);
    }

    /** Whether it is on this account or below it. */
    boolean isWithin(ModelPosting other) {
        return isAtOrBelow(accountPath(), other.accountPath()) && flow.equals(other.flow) && year == other.year;
    }

    /** Whether both add to the increases, or both to the decreases, of one flow and year of a chapter. */
    boolean hasSameTotal(ModelPosting other) {
        return chapter().equals(other.chapter())
                && flow.equals(other.flow)
                && year == other.year
                && Long.signum(thousands) == Long.signum(other.thousands);
    }

    static boolean isAtOrBelow(String account, String item) {
        return account.equals(item) || account.startsWith(item + "/");
    }

    static long sum(List<ModelPosting> lines, Predicate<ModelPosting> which) {
        return lines.stream().filter(which).mapToLong(ModelPosting::thousands).sum();
    }
}
