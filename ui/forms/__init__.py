"""Forms: fields, their rows, and first values for them.

How a page uses them::

    form = FormView()
    form.answered.connect(session.answer)  # (FormField, Value): read well, to be stored now
    form.unreadable.connect(session.keep_draft)  # (FormField, str): why not; form.typed_of(field.place) is the text
    form.entered.connect(preview.show_place)  # Place
    form.undo_asked.connect(session.undo)  # the field itself has nothing to take back
    form.show_sections(step.sections, lambda place: stored_answer(dossier, place))

After every change the page calls ``show_sections`` again with the questions and values of now; only what is different
is touched, and never the field somebody is in. After an undo it says ``afresh=True``, and the stored value counts
there too. ``commit()`` reads at once what waits (before closing, exporting, turning the page); ``focus_place`` jumps
to a field or a cell, ``tell`` puts a problem under it.
"""
