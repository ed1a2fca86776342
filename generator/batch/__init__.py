"""From one dossier to the papers of many units (lập văn bản hàng loạt): derive, run, prove, update."""
