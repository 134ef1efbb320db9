package se.inkopsnavet.contact;

import se.inkopsnavet.fault.FaultException;
import se.inkopsnavet.purchase.Intent.NoticeKind;
import se.inkopsnavet.purchase.Intent.Role;

/** Takes texts that somebody asks for, each once. */
public class TextBook implements Texts {

    private final TextStore store;
    private final ContactWords words;
    private final ContactSituationReader situations;
    private final TextCourse course;
    private final ContactNews news;

    public TextBook(
            TextStore store,
            ContactWords words,
            ContactSituationReader situations,
            TextCourse course,
            ContactNews news) {
        this.store = store;
        this.words = words;
        this.situations = situations;
        this.course = course;
        this.news = news;
    }

    @Override
    public void ask(Text text) {
        String body;
        try {
            body = words.template(text.template()).fill(text.caseRef(), text.values());
        } catch (FaultException unwritten) {
            tellUnwritten(text, unwritten);
            return;
        }
        AskedText asked = AskedText.of(text, body);
        if (store.open(asked)) {
            course.onwards(asked);
        }
    }

    /** Whoever asks is not hindered by a mistake in a text: the unit hears of the case, and IT of the mistake. */
    private void tellUnwritten(Text text, FaultException why) {
        ContactSituation situation = situations.of(text.municipality(), text.caseRef());
        if (RecipientDecider.decide(text.audience(), situation) instanceof Reach.Nothing) {
            return;
        }
        boolean secret = situation.standing() == ContactSituation.Standing.PROTECTED;
        for (Role role : new Role[] {secret ? Role.SECURITY_CONTACT : Role.RESPONSIBLE, Role.IT}) {
            news.tell(
                    text.municipality(),
                    text.caseRef(),
                    situation.unitId(),
                    role,
                    NoticeKind.TEXT_UNWRITTEN,
                    why.fault().code() + " " + why.place(),
                    text.template() + "/" + text.occurrence());
        }
    }
}
