package nl.mutatieboek.dossier;

import java.util.List;
import nl.mutatieboek.api.Asked;
import nl.mutatieboek.api.Read;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.structure.Point;
import nl.mutatieboek.structure.Points;
import nl.mutatieboek.web.Page;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The register of mutations, the newest proposal first. */
@Page
class RegisterPage {
    private static final int ROWS = 50;

    private final Register register;
    private final Points points;

    RegisterPage(Register register, Points points) {
        this.register = register;
        this.points = points;
    }

    @GetMapping("/mutations")
    String show(Asked asked, Model model) {
        Read<State> state = asked.may("state", State::parse);
        Read<ItemPath> item = asked.may("item", ItemPath::parse);
        Read<Long> before = asked.number("before", 1, Long.MAX_VALUE);
        asked.may(Page.LANGUAGE, String::strip);
        Point point = points.of(asked);
        List<Register.Row> rows = register.find(
                new Register.Question(state.orNull(), null, null, item.orNull(), null, before.orNull()),
                point,
                ROWS + 1);
        boolean more = rows.size() > ROWS;
        model.addAttribute("state", state.orNull());
        model.addAttribute("states", State.values());
        model.addAttribute("item", item.orNull());
        model.addAttribute("rows", rows.stream().limit(ROWS).toList());
        model.addAttribute("first", before.orNull() == null);
        model.addAttribute(
                "next",
                more ? asked.with("before", Long.toString(rows.get(ROWS - 1).proposedAt())) : null);
        model.addAttribute("point", point);
        model.addAttribute("completeTo", point.ledgerNumber());
        return "mutations";
    }
}
