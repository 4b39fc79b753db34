"""The screens, one file each: values that lay themselves out and answer messages (`game.desktop.screen`).

shelf -> briefing -> play (scene, ending) -> debrief, with log, settings and broken beside them. How one
screen opens another that it does not otherwise know:

    debrief.opened(answer: Debriefed, back: Screen) -> Screen    after an ending; `back` is the play
    log.opened(play: Playthrough, back: Screen) -> Screen        what was said
    settings.opened(back: Screen) -> Screen                      over any screen, which it returns to
    broken.opened(refused: Refused, back: Screen) -> Screen      a scenario that does not load
    play.begin(play, home, base, arrange) -> Play                a play from where it stands

A screen that is come back to is a new page: give `back` as `play.settled()`, or with its `visit` counted up.
"""
