from framing.wordings.spoken import spoken


def test_in_a_mixed_content_the_words_in_quotation_marks_are_told_from_the_others(told):
    (wording,) = spoken(told({"Post": 'Ann Ray said that the plan was "a cover-up" of the worst kind.'}))
    assert wording.kind == "mixed"
    marked = [word for word, mark in zip(wording.words, wording.marked, strict=True) if mark]
    assert marked == ["a", "cover-up"]


def test_direct_speech_is_all_in_quotation_marks_and_indirect_not_at_all(told):
    study = told({"Post": '"No plan is ready," said Ann Ray.', "Sun": "Ann Ray said that no plan was ready."})
    marks = {wording.outlet: set(wording.marked) for wording in spoken(study)}
    assert marks == {"Post": {True}, "Sun": {False}}


def test_what_nobody_is_found_to_have_said_is_left_out(told):
    study = told({"Post": '"No plan is ready," said Ann Ray.'})
    study.attributions["speaker"] = None
    assert spoken(study) == []
