package nl.mutatieboek.security;

import static nl.mutatieboek.security.PermissionScope.BOOK;
import static nl.mutatieboek.security.PermissionScope.EVERY;
import static nl.mutatieboek.security.PermissionScope.OWN;

import java.util.List;
import java.util.Map;

/**
 * Permissions with their endpoints and rules: the one table for endpoints, pages and menus. Endpoints that are not in
 * the table are denied.
 */
@SuppressWarnings("ImmutableEnumChecker") // Map.of and List.of never change
enum EndpointPermission {
    COME_IN(
            "login form, help, API description and health status",
            AccessRule.PUBLIC,
            "GET /login",
            "GET /help",
            "GET /help/{guide}",
            "GET /set-up",
            "POST /set-up",
            "GET /v1/openapi.json",
            "GET /actuator/health",
            "GET /.well-known/security.txt",
            "GET /.well-known/jwks.json",
            "GET /error",
            "GET /favicon.ico",
            "GET /webjars/**",
            "GET /theme/**"),
    READ(
            "read balances, trails, mutations, reports and exports",
            AccessRule.forRoles(AccessRule.ALL_READERS, AccessRule.EMBARGO_SCOPES),
            "GET /v1/balances",
            "GET /v1/balances/changes",
            "GET /v1/balances/proof",
            "GET /v1/trail",
            "GET /v1/trail/entries",
            "GET /v1/mutations",
            "GET /v1/mutations/{id}",
            "GET /v1/mutations/{id}/explanations",
            "GET /v1/mutations/{id}/attachments/{sha256}",
            "GET /v1/mutations/{id}/receipts",
            "GET /v1/ceilings",
            "GET /v1/chapters",
            "GET /v1/chapters/{chapter}",
            "GET /v1/chapters/{chapter}/items",
            "GET /v1/chapters/{chapter}/items/registrations",
            "GET /v1/moments",
            "GET /v1/moments/{moment}",
            "GET /v1/packages",
            "GET /v1/parliamentary-matters",
            "GET /v1/parliamentary-matters/{id}",
            "GET /v1/reserves",
            "GET /v1/authorisations",
            "GET /v1/extrapolations",
            "GET /v1/reports/{report}",
            "GET /v1/ledger/head",
            "GET /v1/heads/latest",
            "GET /v1/heads/checkpoint",
            "GET /v1/heads/tile/{*tilePath}",
            "GET /v1/heads/cosigned",
            "GET /v1/heads/keys",
            "GET /v1/heads/{headSize}",
            "GET /v1/heads/{headSize}/extensions/{laterSize}",
            "GET /v1/samples",
            "GET /v1/exports/mutations",
            "GET /v1/exports/samples",
            "GET /v1/exports/postings",
            "GET /v1/exports/balances",
            "GET /v1/exports/journal",
            "GET /v1/exports/archive",
            "GET /v1/exports/document-set",
            "GET /v1/exports/delivery",
            "GET /v1/rebuilds",
            "GET /v1/rebuilds/{id}",
            "GET /rebuilds",
            "GET /",
            "GET /balances",
            "GET /mutations",
            "GET /mutations/{id}",
            "GET /mutations/{id}/attachments/{sha256}",
            "GET /mutations/{id}/receipts",
            "GET /worklist",
            "GET /ceilings",
            "GET /chapters",
            "GET /chapters/{chapter}",
            "GET /chapters/{chapter}/items",
            "GET /items",
            "GET /items/completions",
            "GET /moments",
            "GET /moments/{moment}",
            "GET /mutations/files/{format}",
            "GET /samples",
            "GET /signals",
            "GET /heads",
            "GET /heads/files/latest",
            "GET /heads/files/cosigned",
            "GET /heads/files/keys",
            "GET /heads/extensions",
            "GET /samples/files/{format}",
            "GET /trail",
            "GET /trail/proof",
            "GET /reserves",
            "GET /packages",
            "GET /balances/item",
            "GET /balances/compare",
            "GET /balances/compare/points",
            "GET /parliamentary-matters",
            "GET /parliamentary-matters/{id}",
            "GET /authorisations",
            "GET /authorisations/files/{format}",
            "GET /extrapolations",
            "GET /reports",
            "GET /reports/{report}",
            "GET /reports/{report}/{format}",
            "GET /document-sets",
            "GET /document-sets/zip",
            "GET /archive",
            "GET /archive/{moment}",
            "GET /moments/{moment}/deliveries/{chapter}"),
    READ_ENTRIES(
            "read all ledger entries, and replay them",
            AccessRule.forRoles(
                    AccessRule.ALL_CHAPTERS_FOR_OFFICIALS,
                    Map.of(Role.INSPECTORATE, EVERY, Role.IMPORTER, EVERY, Role.AUDITOR, EVERY)),
            "GET /v1/ledger/entries",
            "GET /v1/ledger/entries/{ledgerNumber}/receipt",
            "GET /v1/exports/events",
            "GET /v1/exports/whole-book",
            "GET /exports/whole-book",
            "POST /v1/replays",
            "GET /v1/replays/{id}",
            "GET /v1/replays/{id}/certificate",
            "GET /v1/replays/{id}/balances",
            "POST /v1/replays/{id}/cancellations",
            "POST /replays",
            "GET /replays/{id}/balances",
            "GET /replays/{id}/certificate/json",
            "GET /replays/{id}/certificate/pdf",
            "POST /replays/{id}/cancellations"),

    READ_IMPORTS(
            "read the results of imports",
            AccessRule.forRoles(Map.of(Role.IMPORTER, EVERY, Role.AUDITOR, EVERY)),
            "GET /v1/imports",
            "GET /v1/imports/{id}",
            "GET /imports"),

    RECONCILE(
            "compare a file with the book",
            AccessRule.forRoles(AccessRule.ALL_CHAPTERS_FOR_OFFICIALS, AccessRule.EMBARGO_SCOPES),
            "POST /v1/reconciliations",
            "GET /reconciliation",
            "POST /reconciliation"),

    PROPOSE(
            "propose mutations and record published balances",
            AccessRule.forRoles(Map.of(Role.PROPOSER, OWN)),
            "POST /v1/mutations",
            "POST /v1/mutations/batches",
            "POST /v1/published-balances",
            "POST /v1/packages/forms",
            "POST /packages/forms",
            "GET /mutations/new",
            "POST /mutations/new"),

    REVERSE(
            "propose the reversal of a booked mutation",
            AccessRule.forRoles(Map.of(Role.PROPOSER, OWN)).forState("BOOKED"),
            "POST /v1/mutations/{id}/reversals",
            "POST /mutations/{id}/reversals"),

    APPROVE(
            "approve, as a second person of the own chapter",
            AccessRule.forRoles(Map.of(Role.APPROVER, OWN)).forState("PROPOSED"),
            "POST /v1/mutations/{id}/approvals",
            "POST /mutations/{id}/approvals",
            "POST /worklist/approvals"),

    CONFIRM(
            "confirm, for another chapter",
            AccessRule.forRoles(Map.of(Role.COUNTERPART, OWN)).forState("PROPOSED"),
            "POST /v1/mutations/{id}/confirmations",
            "POST /mutations/{id}/confirmations",
            "POST /worklist/confirmations"),

    AGREE(
            "agree, for the finance ministry",
            AccessRule.forRoles(Map.of(Role.INSPECTORATE, EVERY)).forState("PROPOSED"),
            "POST /v1/mutations/{id}/agreements",
            "POST /mutations/{id}/agreements",
            "POST /worklist/agreements"),

    REFUSE(
            "reject or return a mutation instead of consenting",
            AccessRule.forRoles(Map.of(Role.APPROVER, OWN, Role.COUNTERPART, OWN, Role.INSPECTORATE, EVERY))
                    .forState("PROPOSED"),
            "POST /v1/mutations/{id}/rejections",
            "POST /mutations/{id}/rejections",
            "POST /v1/mutations/{id}/returns",
            "POST /mutations/{id}/returns"),

    WITHDRAW(
            "withdraw the own proposal, in any role",
            AccessRule.forRoles(Map.of(
                            Role.PROPOSER, EVERY,
                            Role.APPROVER, EVERY,
                            Role.COUNTERPART, EVERY,
                            Role.INSPECTORATE, EVERY))
                    .forState("PROPOSED"),
            "POST /v1/mutations/{id}/withdrawals",
            "POST /mutations/{id}/withdrawals"),

    ATTACH(
            "attach a file to a mutation, for its chapter or as one who may consent",
            AccessRule.forRoles(Map.of(
                            Role.PROPOSER, OWN,
                            Role.APPROVER, OWN,
                            Role.COUNTERPART, OWN,
                            Role.INSPECTORATE, EVERY))
                    .forState("PROPOSED"),
            "POST /v1/mutations/{id}/attachments",
            "POST /mutations/{id}/attachments"),

    WITHDRAW_ATTACHMENT(
            "withdraw an own attachment, in any role",
            AccessRule.forRoles(Map.of(
                    Role.PROPOSER, EVERY,
                    Role.APPROVER, EVERY,
                    Role.COUNTERPART, EVERY,
                    Role.INSPECTORATE, EVERY)),
            "POST /v1/mutations/{id}/attachments/{sha256}/withdrawals",
            "POST /mutations/{id}/attachments/{sha256}/withdrawals"),

    ALLOW_EARLY_EXECUTION(
            "allow early execution of new policy",
            AccessRule.forRoles(Map.of(Role.APPROVER, OWN)).forState("BOOKED"),
            "POST /v1/mutations/{id}/early-executions",
            "POST /mutations/{id}/early-executions"),

    TAKE_OVER(
            "import published figures",
            AccessRule.forRoles(Map.of(Role.IMPORTER, EVERY)),
            "POST /v1/imports",
            "POST /imports"),

    RECORD_CONSTRAINTS(
            "record what documents state about a chapter: cap on its year-end margin, budget flexibility",
            AccessRule.forRoles(Map.of(Role.PROPOSER, OWN, Role.IMPORTER, EVERY)),
            "POST /v1/year-end-margin-caps",
            "POST /v1/budget-flexibilities",
            "POST /chapters/{chapter}/constraints"),

    ADMINISTER(
            "administer items, moments and bills of a chapter",
            AccessRule.forRoles(Map.of(Role.ADMINISTRATOR, OWN)),
            PermissionEndpoints.CHAPTER_ADMINISTRATION),

    RECORD_MATTERS(
            "record amendments, motions and undertakings of a chapter",
            AccessRule.forRoles(Map.of(Role.ADMINISTRATOR, OWN)),
            PermissionEndpoints.RECORDED_MATTERS),

    ADMINISTER_BOOK(
            "register chapters and moments, and rebuild projections",
            AccessRule.forRoles(Map.of(Role.ADMINISTRATOR, BOOK)),
            "POST /v1/chapters",
            "POST /v1/ceilings",
            "POST /v1/moments",
            "POST /v1/moments/{moment}/corrections",
            "POST /v1/moments/{moment}/corrections/withdrawals",
            "POST /ceilings",
            "POST /chapters",
            "POST /moments",
            "POST /moments/{moment}/corrections",
            "POST /moments/{moment}/corrections/withdrawals",
            "POST /v1/rebuilds",
            "GET /v1/rebuilds/{id}/certificate",
            "POST /v1/rebuilds/{id}/cancellations",
            "POST /rebuilds",
            "GET /rebuilds/{id}/certificate/json",
            "GET /rebuilds/{id}/certificate/pdf",
            "POST /rebuilds/{id}/cancellations"),

    MONITOR(
            "read the metrics of the service",
            AccessRule.forRoles(Map.of(Role.MONITOR, EVERY, Role.AUDITOR, EVERY, Role.ADMINISTRATOR, BOOK)),
            "GET /actuator/prometheus"),

    WATCH_READING(
            "read the access log of data under embargo",
            AccessRule.forRoles(Map.of(Role.AUDITOR, EVERY, Role.ADMINISTRATOR, BOOK)),
            "GET /v1/embargoed-reads",
            "GET /embargoed-reads",
            "GET /embargoed-reads/files/csv"),

    OWN_PASSWORD("the own password", AccessRule.AUTHENTICATED, "GET /password", "POST /password"),

    OWN_SETTINGS(
            "the own saved searches and e-mail digest",
            AccessRule.forRoles(AccessRule.ALL_READERS),
            "POST /saved-searches",
            "POST /saved-searches/{id}/names",
            "POST /saved-searches/{id}/removals",
            "POST /digest"),

    MANAGE_PEOPLE(
            "administer accounts and roles",
            AccessRule.forRoles(Map.of(Role.ADMINISTRATOR, BOOK)),
            PermissionEndpoints.PEOPLE),

    OPERATE(
            "command line, for the operator of the data directory",
            AccessRule.COMMAND_LINE_ONLY,
            PermissionEndpoints.COMMAND_LINE);

    private final String description;
    private final AccessRule accessRule;
    private final List<String> endpoints;

    EndpointPermission(String description, AccessRule accessRule, String... endpoints) {
        this.description = description;
        this.accessRule = accessRule;
        this.endpoints = List.of(endpoints);
    }

    /** Description, as the documentation has it. */
    String description() {
        return description;
    }

    AccessRule accessRule() {
        return accessRule;
    }

    /** Tells whether the response cannot leave out entries under embargo. */
    boolean isAllOrNothing() {
        return this == READ_ENTRIES;
    }

    /** Endpoints: {@code GET /v1/balances}, or {@code $ verify} on the command line. */
    List<String> endpoints() {
        return endpoints;
    }
}
