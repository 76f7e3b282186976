package nl.mutatieboek.security;

/** Lists of endpoints of {@link EndpointPermission}. */
final class PermissionEndpoints {
    /** Commands of the command line. */
    static final String[] COMMAND_LINE = {
        "$ serve",
        "$ import",
        "$ reconcile",
        "$ compare",
        "$ balance",
        "$ changes",
        "$ trail",
        "$ report",
        "$ export",
        "$ receipt",
        "$ verify",
        "$ rebuild",
        "$ replay",
        "$ completion"
    };

    /** Requests that record amendments, motions and undertakings, and what becomes of them. */
    static final String[] RECORDED_MATTERS = {
        "POST /v1/parliamentary-matters",
        "POST /v1/parliamentary-matters/{id}/changes",
        "POST /v1/parliamentary-matters/{id}/decisions",
        "POST /v1/parliamentary-matters/{id}/links",
        "POST /v1/parliamentary-matters/{id}/follow-ups",
        "POST /v1/parliamentary-matters/{id}/corrections",
        "POST /v1/parliamentary-matters/{id}/revocations",
        "POST /parliamentary-matters",
        "POST /parliamentary-matters/{id}/changes",
        "POST /parliamentary-matters/{id}/decisions",
        "POST /parliamentary-matters/{id}/links",
        "POST /parliamentary-matters/{id}/follow-ups",
        "POST /parliamentary-matters/{id}/corrections",
        "POST /parliamentary-matters/{id}/revocations"
    };

    /** Requests that administer accounts and roles. */
    static final String[] PEOPLE = {
        "GET /people",
        "POST /people",
        "POST /people/{subject}/grants",
        "POST /people/{subject}/names",
        "POST /people/{subject}/forgettings",
        "POST /people/accounts/{digest}/locks",
        "POST /people/accounts/{digest}/secrets"
    };

    /** Requests that administer items, moments and bills of a chapter. */
    static final String[] CHAPTER_ADMINISTRATION = {
        "POST /v1/chapters/{chapter}/items",
        "POST /v1/chapters/{chapter}/items/corrections",
        "POST /v1/chapters/{chapter}/items/marks",
        "POST /v1/chapters/{chapter}/items/names",
        "POST /v1/chapters/{chapter}/items/names/corrections",
        "POST /v1/chapters/{chapter}/items/withdrawals",
        "POST /v1/moments/{moment}/closings",
        "POST /v1/moments/{moment}/reopenings",
        "POST /v1/moments/{moment}/withdrawals",
        "POST /v1/moments/{moment}/presentations",
        "POST /v1/moments/{moment}/adoptions",
        "POST /v1/moments/{moment}/revocations",
        "POST /chapters/{chapter}/items",
        "POST /chapters/{chapter}/items/marks",
        "POST /chapters/{chapter}/items/names",
        "POST /chapters/{chapter}/items/corrections",
        "POST /chapters/{chapter}/items/renamings",
        "POST /chapters/{chapter}/items/withdrawals",
        "POST /moments/{moment}/closings",
        "POST /moments/{moment}/reopenings",
        "POST /moments/{moment}/withdrawals",
        "POST /moments/{moment}/presentations",
        "POST /moments/{moment}/adoptions",
        "POST /moments/{moment}/revocations"
    };

    private PermissionEndpoints() {}
}
