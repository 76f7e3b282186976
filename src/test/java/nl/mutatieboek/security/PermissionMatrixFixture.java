package nl.mutatieboek.security;

import static nl.mutatieboek.LedgerFixture.asNewPolicy;
import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Proposal;

/** A person for each grant, and a mutation for each state. */
final class PermissionMatrixFixture {
    static final String PRESENTED = "2026-OWB";
    static final String EMBARGOED = "2190-OWB";
    static final List<String> STATES = List.of("PROPOSED", "BOOKED", "REJECTED");

    /** By the name of each: the one role that it holds, for XX where it is of a chapter. */
    static final Map<String, RoleGrant> PEOPLE = people();

    static final ApplicationFixture BOOK = book();

    /** The mutation: its state, under embargo or not, of XX or of XVII only, or from XVII to XX or to V. */
    record MutationCase(String state, boolean embargoed, boolean own, boolean transfer) {}

    static final Map<MutationCase, MutationId> MUTATIONS = new HashMap<>();
    static final Map<String, ApplicationFixture.PageClient> BROWSERS = new HashMap<>();

    /** The answers to readers of single entries while nothing was under embargo. */
    static final Map<String, Integer> ENTRIES = new HashMap<>();

    static Map<String, RoleGrant> people() {
        Map<String, RoleGrant> people = new HashMap<>();
        for (Role role : Role.values()) {
            String name = role.name().toLowerCase(java.util.Locale.ROOT);
            if (role.isOfChapter()) {
                people.put("xx-" + name, new RoleGrant(role, new ChapterCode("XX")));
            }
            if (role.isOfBook()) {
                people.put("book-" + name, new RoleGrant(role, null));
            }
        }
        return people;
    }

    static ApplicationFixture book() {
        ApplicationFixture book = ApplicationFixture.empty()
                .with("mutatieboek.agreements=TRANSFER@OWB")
                .withPerson("nobody-yet", "");
        PEOPLE.forEach((name, grant) -> book.withPerson(name, grant.toString()));
        return book;
    }

    static Actor actor(String name, String chapter) {
        return new Actor(new PersonId(name), Set.of(new ChapterCode(chapter)), Set.of());
    }

    static void write() {
        LedgerFixture ledger = new LedgerFixture(BOOK)
                .moment(PRESENTED, "2025-09-16")
                .chapter("XX")
                .chapter("XVII")
                .chapter("V")
                .items(2025, "XX/37", "XVII/1", "V/1");
        PEOPLE.keySet()
                .forEach(name -> ENTRIES.put(
                        name, BOOK.as(name).get("/v1/ledger/entries").status()));
        ledger.moment(EMBARGOED, "2189-09-20");
        for (boolean embargoed : List.of(false, true)) {
            for (String state : STATES) {
                for (boolean own : List.of(false, true)) {
                    for (boolean transfer : List.of(false, true)) {
                        MutationCase which = new MutationCase(state, embargoed, own, transfer);
                        MUTATIONS.put(which, write(ledger, which));
                    }
                }
            }
        }
        BOOK.awaitProjections();
        Stream.concat(PEOPLE.keySet().stream(), Stream.of("nobody-yet"))
                .forEach(name -> BROWSERS.put(name, BOOK.browse(name)));
    }

    static MutationId write(LedgerFixture ledger, MutationCase which) {
        int year = which.embargoed() ? 2190 : 2026;
        String moment = which.embargoed() ? EMBARGOED : PRESENTED;
        String item = which.own() ? "XX/37" : which.transfer() ? "V/1" : "XVII/1";
        String chapter = which.transfer() || !which.own() ? "XVII" : "XX";
        Proposal proposal = which.transfer()
                ? proposal(MutationKind.TRANSFER, moment, expenditure(item, year, 1), expenditure("XVII/1", year, -1))
                : asNewPolicy(proposal(MutationKind.RE_ESTIMATE, moment, expenditure(item, year, 1)));
        MutationId[] made = new MutationId[1];
        ledger.record(actor("first", chapter), id -> {
            made[0] = new MutationId(id);
            return new Command.ProposeMutation(made[0], null, proposal);
        });
        MutationId mutation = made[0];
        if (which.state().equals("REJECTED")) {
            ledger.record(actor("second", chapter), id -> new Command.RejectMutation(mutation, "no"));
        } else if (which.state().equals("BOOKED")) {
            ledger.record(actor("second", chapter), id -> new Command.ApproveMutation(mutation));
            if (which.transfer()) {
                Actor other = actor("third", which.own() ? "XX" : "V");
                ledger.record(other, id -> new Command.ConfirmMutation(mutation));
                Actor inspector = new Actor(new PersonId("fourth"), Set.of(), Set.of(Mandate.INSPECTORATE));
                ledger.record(inspector, id -> new Command.AgreeMutation(mutation));
            }
        }
        return mutation;
    }

    private PermissionMatrixFixture() {}
}
