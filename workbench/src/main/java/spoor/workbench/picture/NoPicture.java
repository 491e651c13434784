package spoor.workbench.picture;

/// Why a table cannot be drawn as asked; [Pictures] hands it on as a sentence.
final class NoPicture extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoPicture(String why) {
        super(why, null, false, false);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
