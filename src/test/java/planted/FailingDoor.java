package planted;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A door that fails; outside the application's own packages, so that it stands only where a test puts it. */
@RestController
public class FailingDoor {
    @GetMapping("/v1/failing")
    String fail() {
        throw new IllegalStateException("The secret is out");
    }
}
