from toolkit.memo import forget, memo


def test_answers_are_remembered_until_all_is_forgotten():
    asked = []

    @memo(2)
    def length(text):
        asked.append(text)
        return len(text)

    said = [length("a"), length("a")]
    forget()

    assert [*said, length("a")] == [1, 1, 1]
    assert asked == ["a", "a"]
