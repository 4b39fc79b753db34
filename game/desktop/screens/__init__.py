"""The screens, one file each: values that lay themselves out and answer messages (`game.desktop.screen`).

shelf -> briefing -> play (scene, ending) -> debrief (question -> summary -> decisions -> last), from which a
play starts again and comes to two plays; log, settings, broken and explained beside them. How one screen
opens another that it does not otherwise know:

    debrief.opened(answer: Debriefed, back: Play) -> Screen      after an ending; `back` is the play
    log.opened(play, back: Screen, scene=None, base="") -> Screen  what was said, at its end or at a scene
    settings.opened(back: Screen, at="set.text") -> Screen       over any screen, which it returns to
    broken.opened(refused: Refused, back: Screen) -> Screen      a scenario that does not load
    play.begin(play, home, base, arrange) -> Play                a play from where it stands
    finished.Finished.again(number) -> Step                      a finished play, again from a decision

A screen that is come back to is a new page: give `back` as `play.settled()`, or with its `visit` counted up.

Parts: sides (what stands beside a page), evidence (lean and fit as marks), folded and unfolded (a decision),
pairs and outcomes (two plays), contents, said and finding (the log), options, knobs, panel and sample
(settings), findings (a diagnostic).
"""
