package nl.mutatieboek.mutation;

import static nl.mutatieboek.mutation.RefusedRequestFixture.BOOK;
import static nl.mutatieboek.mutation.RefusedRequestFixture.PROPOSALS;
import static nl.mutatieboek.mutation.SmallReserveBook.mutationJson;
import static nl.mutatieboek.mutation.SmallReserveBook.postingJson;
import static nl.mutatieboek.mutation.SmallReserveBook.propose;
import static nl.mutatieboek.mutation.SmallReserveBook.reserveDrawJson;
import static nl.mutatieboek.mutation.SmallReserveBook.transferJson;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Requests against the rules, each with its refusal. */
final class RuleRefusalCases {
    static Stream<Arguments> requestsAgainstTheRules() {
        String pending = propose(BOOK, transferJson(5));
        String own = PROPOSALS + "/" + pending;
        String booked = PROPOSALS + "/"
                + BOOK.as("auditor").get(PROPOSALS + "?state=BOOKED").text("/mutations/0/id");
        return Stream.of(
                arguments("too large a draw", "proposer", PROPOSALS, reserveDrawJson(46_323), 409, "reserve-overdrawn"),
                arguments(
                        "unbalanced", "proposer", PROPOSALS, reserveDrawJson(2).replace("-2", "-3"), 409, "unbalanced"),
                arguments(
                        "an unknown item",
                        "proposer",
                        PROPOSALS,
                        reserveDrawJson(1).replace("XX/37~91", "XX/38"),
                        409,
                        "unknown-item"),
                arguments(
                        "an unknown chapter",
                        "proposer",
                        PROPOSALS,
                        reserveDrawJson(1).replace("XX/37~91", "VI/37"),
                        409,
                        "unknown-chapter"),
                arguments(
                        "an unknown moment",
                        "proposer",
                        PROPOSALS,
                        reserveDrawJson(1).replace("2026-OWB", "2027-OWB"),
                        409,
                        "unknown-moment"),
                arguments(
                        "a closed moment",
                        "proposer",
                        PROPOSALS,
                        reserveDrawJson(1).replace("2026-OWB", "2025-O1"),
                        409,
                        "moment-is-closed"),
                arguments(
                        "a year that the moment does not touch",
                        "proposer",
                        PROPOSALS,
                        reserveDrawJson(1).replace("\"year\": 2026", "\"year\": 2031"),
                        409,
                        "year-outside-moment"),
                arguments(
                        "a cash shift that does not sum to zero over the years",
                        "proposer",
                        PROPOSALS,
                        reserveDrawJson(1)
                                .replace("RESERVE_ALLOCATION", "CASH_SHIFT")
                                .replace(": 1}", ": 2}"),
                        409,
                        "unbalanced-over-years"),
                arguments(
                        "a cash shift within one year",
                        "proposer",
                        PROPOSALS,
                        reserveDrawJson(1).replace("RESERVE_ALLOCATION", "CASH_SHIFT"),
                        409,
                        "one-year-only"),
                arguments(
                        "a cash shift that only moves between articles, in each of its years",
                        "proposer",
                        PROPOSALS,
                        mutationJson(
                                "CASH_SHIFT",
                                "2026-OWB",
                                String.join(
                                        ", ",
                                        postingJson("XX/37", 2026, -5),
                                        postingJson("XX/37~91", 2026, 5),
                                        postingJson("XX/37", 2027, -3),
                                        postingJson("XX/37~91", 2027, 3))),
                        409,
                        "no-shift-between-years"),
                arguments(
                        "a mutation of somebody else's chapter",
                        "counterpart",
                        PROPOSALS,
                        reserveDrawJson(1),
                        403,
                        "not-of-chapter"),
                arguments(
                        "by the proposer as approver",
                        "proposer",
                        own + "/approvals",
                        "",
                        409,
                        "proposer-may-not-consent"),
                arguments(
                        "an approval by another chapter", "counterpart", own + "/approvals", "", 403, "not-of-chapter"),
                arguments(
                        "a confirmation by the own chapter",
                        "approver",
                        own + "/confirmations",
                        "",
                        403,
                        "not-of-chapter"),
                arguments(
                        "an agreement that is not asked",
                        "inspector",
                        own + "/agreements",
                        "",
                        409,
                        "consent-not-asked"),
                arguments(
                        "a withdrawal by somebody else", "approver", own + "/withdrawals", "", 409, "not-the-proposer"),
                arguments("an approval of what is booked", "approver", booked + "/approvals", "", 409, "not-pending"),
                arguments(
                        "a reversal of what is pending",
                        "approver",
                        own + "/reversals",
                        "{\"reason\": \"r\"}",
                        409,
                        "not-booked"),
                arguments("a rejection without a reason", "approver", own + "/rejections", "", 400, "malformed"),
                arguments(
                        "an approval with a reason",
                        "approver",
                        own + "/approvals",
                        "{\"reason\": \"r\"}",
                        400,
                        "malformed"),
                arguments(
                        "a dry run misspelt",
                        "proposer",
                        PROPOSALS + "?dryrun=true",
                        reserveDrawJson(1),
                        400,
                        "malformed"),
                arguments(
                        "a dry run that is neither",
                        "proposer",
                        PROPOSALS + "?dryRun=1",
                        reserveDrawJson(1),
                        400,
                        "malformed"),
                arguments(
                        "a dry run of too large a draw",
                        "proposer",
                        PROPOSALS + "?dryRun=true",
                        reserveDrawJson(46_323),
                        409,
                        "reserve-overdrawn"),
                arguments("somebody who only reads", "auditor", PROPOSALS, reserveDrawJson(1), 403, "not-allowed"),
                arguments("an act that is none", "approver", own + "/blessings", "", 404, "not-found"));
    }

    private RuleRefusalCases() {}
}
